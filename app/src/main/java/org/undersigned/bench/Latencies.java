package org.undersigned.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long things took, in steps of a twentieth of a millisecond up to twenty seconds; the last step holds all that took longer. */
final class Latencies {

    private static final long STEP_NANOS = 50_000;
    private static final int STEPS = 400_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);

    void add(long nanos) {
        counts.incrementAndGet((int) Math.min(STEPS - 1, Math.max(0, nanos / STEP_NANOS)));
    }

    long count() {
        var count = 0L;
        for (var step = 0; step < STEPS; step++) {
            count += counts.get(step);
        }
        return count;
    }

    /** In milliseconds; below it lies this share of all. */
    double percentile(double share) {
        var wanted = Math.ceil(count() * share);
        var seen = 0L;
        for (var step = 0; step < STEPS; step++) {
            seen += counts.get(step);
            if (seen >= wanted) {
                return (step + 1) * STEP_NANOS / 1e6;
            }
        }
        return STEPS * STEP_NANOS / 1e6;
    }
}
