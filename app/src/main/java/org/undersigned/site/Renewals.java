package org.undersigned.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.PublicLog;

/** Which ledgers a campaign has had and when each was given up, written out for readers. */
@Component
class Renewals {

    private static final int FIRST = 1;

    private final Ledgers ledgers;

    Renewals(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /** The newest first; none while the first one goes on. */
    List<IntegrityPage.Ledger> of(Campaign campaign) {
        var begun = ledgers.begun(campaign.id());
        if (begun.isEmpty() || begun.lastKey() == FIRST) {
            return List.of();
        }
        return ledgers.all(campaign.id()).reversed().stream()
                .map(log -> new IntegrityPage.Ledger(
                        log.origin(),
                        log.name(),
                        Written.day(campaign.document(), Objects.requireNonNull(begun.get(log.log()))),
                        Optional.ofNullable(begun.higherEntry(log.log()))
                                .map(next -> Written.day(campaign.document(), next.getValue())),
                        log.size(),
                        log.verifierKey(),
                        log.checkpoint()))
                .toList();
    }

    /** The day on which this ledger took the place of another. */
    Optional<String> day(Campaign campaign, PublicLog log) {
        return Optional.of(log)
                .filter(it -> it.log() > FIRST)
                .map(it -> ledgers.begun(campaign.id()).get(it.log()))
                .map(begun -> Written.day(campaign.document(), begun));
    }
}
