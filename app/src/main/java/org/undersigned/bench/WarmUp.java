package org.undersigned.bench;

import java.time.Duration;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** Load until Java has compiled what it runs through: until it gets no faster. A slow machine takes more than a minute for that. */
record WarmUp(int atOnce, Duration turn) {

    private static final int MOST_TURNS = 12;
    private static final double FASTER = 1.1;
    private static final int TURNS_STANDING_STILL = 2;

    /** @param after each turn, with what it came to a second */
    void run(Supplier<Load.Worker> workers, DoubleConsumer after) {
        var best = 0.0;
        var standing = 0;
        for (var turns = 0; turns < MOST_TURNS && standing < TURNS_STANDING_STILL; turns++) {
            var rate = new Load(atOnce, Duration.ZERO, turn).run(workers).perSecond();
            after.accept(rate);
            standing = rate > best * FASTER ? 0 : standing + 1;
            best = Math.max(best, rate);
        }
    }
}
