package org.undersigned.delivery;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.letter.Letters;

/** Deletes packs once the time to keep their signers' data is over: what they show and prove goes with the signatures. */
@Service
class PackRetention {

    private static final Logger LOG = LoggerFactory.getLogger(PackRetention.class);

    private final Campaigns campaigns;
    private final Letters letters;
    private final Packs packs;
    private final InstantSource clock;

    PackRetention(Campaigns campaigns, Letters letters, Packs packs, InstantSource clock) {
        this.campaigns = campaigns;
        this.letters = letters;
        this.packs = packs;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void run() {
        campaigns.all().stream()
                .filter(campaign -> campaign.isRetentionOver(clock.instant()))
                .forEach(this::tryToRun);
    }

    /** What stands in the way of one campaign, a file of another owner perhaps, must not keep the packs of others. */
    private void tryToRun(Campaign campaign) {
        try {
            var gone = letters.all(campaign.id()).stream().filter(packs::delete).count();
            if (gone > 0) {
                LOG.info(
                        "retention: {} packs of {} deleted",
                        gone,
                        campaign.slug().value());
            }
        } catch (RuntimeException trouble) {
            LOG.error(
                    "retention of the packs of {} fails with {}",
                    campaign.slug().value(),
                    trouble.getClass().getName());
        }
    }
}
