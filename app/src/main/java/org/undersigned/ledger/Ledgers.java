package org.undersigned.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;

/** The front door to the ledgers. */
@Service
public class Ledgers {

    private final LedgerStore store;

    Ledgers(LedgerStore store) {
        this.store = store;
    }

    /** The public count. Empty before the first entry: then nobody counts yet. */
    public Optional<Tally> tally(CampaignId campaign) {
        return store.tally(campaign);
    }

    /** The number of a signature among signatures; empty until its entry stands. */
    public Optional<Long> number(CampaignId campaign, SignatureId signature) {
        return store.number(campaign, signature);
    }

    /** Those who count in a ledger of this size, in the order of their numbers, some at a time, after an index. */
    public List<Counted> counted(CampaignId campaign, long size, long afterIndex, int most) {
        return store.counted(campaign, size, afterIndex, most);
    }
}
