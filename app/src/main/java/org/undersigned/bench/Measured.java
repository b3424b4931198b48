package org.undersigned.bench;

/**
 * What a load came to.
 *
 * @param answered those of the warm-up, too
 * @param perSecond answers a second that were what they should be
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param wrong answers that were not, and connections that broke
 */
record Measured(long count, long answered, double perSecond, double p50, double p99, long wrong) {

    String told() {
        return "%.0f/s, p50 %.1f ms, p99 %.1f ms, %d wrong".formatted(perSecond, p50, p99, wrong);
    }
}
