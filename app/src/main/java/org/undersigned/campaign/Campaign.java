package org.undersigned.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.Slug;
import org.undersigned.document.Text;

/** One thing asked of one target, as its newest wording has it. */
public record Campaign(
        CampaignId id,
        Slug slug,
        int version,
        Instant publishedAt,
        CampaignDocument document,
        Optional<Instant> closedByHand) {

    /** How long links already mailed work after closing. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** How many months after closing signers' data are kept; the form says so. */
    public static final int RETENTION_MONTHS = 6;

    /** How a campaign stands at a moment. */
    public enum State {
        UPCOMING,
        OPEN,
        CLOSED
    }

    public Text text() {
        return document.text();
    }

    public State state(Instant now) {
        if (closesAt().filter(closing -> !now.isBefore(closing)).isPresent()) {
            return State.CLOSED;
        }
        return document.opens().filter(now::isBefore).isPresent() ? State.UPCOMING : State.OPEN;
    }

    /** When it closed or will close, by hand or by its document, whichever comes first. */
    public Optional<Instant> closesAt() {
        return Stream.of(closedByHand, document.closes())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Until when signers' data are kept, if it closes. */
    public Optional<Instant> keptUntil() {
        return closesAt()
                .map(closing -> closing.atOffset(ZoneOffset.UTC)
                        .plusMonths(RETENTION_MONTHS)
                        .toInstant());
    }

    /** Once it is over, whoever signed is forgotten: their addresses could sign again, and would count twice. */
    public boolean isRetentionOver(Instant now) {
        return keptUntil().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The one rule for links: confirmation-days after the request, or 24 hours after closing, whichever comes first. */
    public Instant linkEnds(Instant requestedAt) {
        var days = requestedAt.plus(Duration.ofDays(document.confirmationDays()));
        return closesAt()
                .map(closing -> closing.plus(GRACE))
                .filter(days::isAfter)
                .orElse(days);
    }
}
