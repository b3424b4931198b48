package org.undersigned.bench;

/**
 * Signings or confirmations of a while, and what they cost.
 *
 * @param stored with those of the warm-up
 * @param mailed already when the last was answered
 * @param accepting seconds of processor time until then
 * @param mailing the same until each had its mail
 */
record Turn(Measured taken, long stored, long mailed, double accepting, double mailing) implements ByTurns.Sum<Turn> {

    /** @param mailing seconds of processor time until each had its mail */
    Turn withMails(double mailing) {
        return new Turn(taken, stored, mailed, accepting, mailing);
    }

    /** In milliseconds. */
    double acceptingEach() {
        return each(accepting);
    }

    /** In milliseconds. */
    double mailingEach() {
        return each(mailing);
    }

    private double each(double seconds) {
        return seconds * 1e3 / Math.max(1, stored);
    }

    @Override
    public Turn and(Turn other) {
        return new Turn(
                taken.and(other.taken),
                stored + other.stored,
                mailed + other.mailed,
                accepting + other.accepting,
                mailing + other.mailing);
    }
}
