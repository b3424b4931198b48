package org.undersigned.signature;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Whether people sign so fast just now that mails should wait for them: who signs waits for an answer, a mail may come later. */
@Component
class Rush {

    /** Far below what a slow machine takes in: if it were not, its mails would keep it from ever getting there. */
    private static final int FAST = 250;

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

    /** Whether so many came within this second, or within the last. */
    synchronized boolean isOn() {
        turn(clock.instant());
        return Math.max(inSecond, inSecondBefore) >= FAST;
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
