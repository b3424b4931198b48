package org.undersigned.bench;

/**
 * What a load came to.
 *
 * @param answered those of the warm-up, too
 * @param perSecond answers a second that were what they should be
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param wrong answers that were not, and connections that broke
 * @param turns of how many it is the mean
 */
record Measured(long count, long answered, double perSecond, double p50, double p99, long wrong, int turns)
        implements ByTurns.Sum<Measured> {

    /** Turns of the same length as one; of latencies the worse. */
    @Override
    public Measured and(Measured other) {
        return new Measured(
                count + other.count,
                answered + other.answered,
                (perSecond * turns + other.perSecond * other.turns) / (turns + other.turns),
                Math.max(p50, other.p50),
                Math.max(p99, other.p99),
                wrong + other.wrong,
                turns + other.turns);
    }

    String told() {
        return "%.0f/s, p50 %.1f ms, p99 %.1f ms, %d wrong".formatted(perSecond, p50, p99, wrong);
    }
}
