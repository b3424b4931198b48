package org.undersigned.signature;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether people sign so fast just now that mails should wait for them: who signs waits for an answer, a mail may come later. */
@Component
class Rush {

    private static final int FAST = 1_000;

    private final InstantSource clock;
    private long second;
    private int inSecond;
    private int inSecondBefore;

    Rush(InstantSource clock) {
        this.clock = clock;
    }

    /** So many more have signed. */
    synchronized void came(int signings) {
        turn(clock.instant());
        inSecond += signings;
    }

    /** Whether more than a thousand came within the last second. */
    synchronized boolean isOn() {
        turn(clock.instant());
        return inSecondBefore >= FAST;
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
