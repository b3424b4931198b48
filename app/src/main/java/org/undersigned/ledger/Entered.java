package org.undersigned.ledger;

/**
 * What a ledger says of a signature that has an entry in it.
 *
 * @param number among all that were ever entered, the first one 1
 */
public record Entered(long index, long number, State state, boolean erased) {

    /** Whether it counts, and if not, why. */
    public enum State {
        COUNTED,
        WITHDRAWN,
        INVALIDATED
    }

    static Entered at(long index, long number) {
        return new Entered(index, number, State.COUNTED, false);
    }

    /** After a further entry of this type (ledger.md §3). */
    Entered after(int type) {
        return switch (type) {
            case 2 -> new Entered(index, number, State.WITHDRAWN, erased);
            case 3 -> new Entered(index, number, State.INVALIDATED, erased);
            case 4 -> new Entered(index, number, state, true);
            case 5 -> new Entered(index, number, State.COUNTED, erased);
            default -> throw new IllegalStateException("no entry of type " + type + " follows a signature");
        };
    }

    public boolean counted() {
        return state == State.COUNTED;
    }
}
