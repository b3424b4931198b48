package org.undersigned.letter;

import java.time.Instant;
import java.util.UUID;
import org.undersigned.campaign.CampaignId;
import org.undersigned.ledger.Delivered;

/** Text and signatures for one target, frozen with the entry of the ledger that says so. Numbers count from 1 a campaign. */
public record Letter(
        CampaignId campaign,
        int number,
        String reference,
        byte[] textHash,
        Delivered delivered,
        Instant frozenAt,
        UUID pack) {

    /** The size of the ledger whose net count the letter carries. */
    public long ledgerSize() {
        return delivered.index();
    }

    public long count() {
        return delivered.count();
    }
}
