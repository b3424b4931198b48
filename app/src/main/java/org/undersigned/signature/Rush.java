package org.undersigned.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether people sign so fast just now that mails wait for them: who signs waits for an answer, and a mail may come some
 * seconds later. Only the first seconds of a rush are so; then both share the machine, until it was calm for a minute.
 */
@Component
class Rush {

    private static final int FAST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofMinutes(1);

    private final InstantSource clock;
    private long second;
    private int inSecond;
    private int inSecondBefore;
    private Optional<Instant> begun = Optional.empty();
    private Instant lastFast = Instant.MIN;

    Rush(InstantSource clock) {
        this.clock = clock;
    }

    /** So many more have signed. */
    synchronized void came(int signings) {
        turn(clock.instant());
        inSecond += signings;
    }

    /** Whether mails wait. */
    synchronized boolean goesFirst() {
        var now = clock.instant();
        turn(now);
        if (lastFast.isBefore(now.minus(CALM))) {
            begun = Optional.empty();
        }
        if (inSecondBefore < FAST) {
            return false;
        }
        lastFast = now;
        begun = begun.or(() -> Optional.of(now));
        return begun.filter(since -> now.isBefore(since.plus(PATIENCE))).isPresent();
    }

    private void turn(Instant now) {
        var present = now.getEpochSecond();
        if (present != second) {
            inSecondBefore = present == second + 1 ? inSecond : 0;
            inSecond = 0;
            second = present;
        }
    }
}
