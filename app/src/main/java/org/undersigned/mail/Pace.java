package org.undersigned.mail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How fast mails may leave: evenly spaced, however many lines send at once. */
final class Pace {

    private final long step;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Pace(int perSecond) {
        this.step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits for its turn. */
    void take() throws InterruptedException {
        var now = System.nanoTime();
        var turn = next.getAndUpdate(planned -> Math.max(planned - now, 0) + now + step);
        TimeUnit.NANOSECONDS.sleep(turn - now);
    }
}
