package org.undersigned.signature;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Reopening;

/**
 * Those erased while a campaign was closed. Nothing knows their address any more, so that it can sign again: it must not
 * count twice.
 */
@Component
class ErasedMeanwhile implements Reopening {

    private final SignatureStore signatures;
    private final InstantSource clock;

    ErasedMeanwhile(SignatureStore signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    @Override
    public void prepare(CampaignId campaign) {
        signatures.withdrawErased(campaign, clock.instant());
    }
}
