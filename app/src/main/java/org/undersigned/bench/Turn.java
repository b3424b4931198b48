package org.undersigned.bench;

/**
 * Signings or confirmations of a while, and what they cost.
 *
 * @param stored with those of the warm-up
 * @param mailed already when the last was answered
 * @param seconds of processor time until then
 */
record Turn(Measured taken, long stored, long mailed, double seconds) implements ByTurns.Sum<Turn> {

    /** In milliseconds of processor time. */
    double each() {
        return seconds * 1e3 / Math.max(1, stored);
    }

    @Override
    public Turn and(Turn other) {
        return new Turn(taken.and(other.taken), stored + other.stored, mailed + other.mailed, seconds + other.seconds);
    }
}
