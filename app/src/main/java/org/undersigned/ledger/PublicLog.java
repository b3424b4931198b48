package org.undersigned.ledger;

/** What anyone may know of a ledger: the key that verifies it, and its latest sealed checkpoint (ledger.md §5). */
public record PublicLog(int log, String origin, long size, String checkpoint, String verifierKey) {

    /** Under which it is served below {@code /log/}: the end of its origin. */
    public String name() {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }

    /** Whether the entry of a delivery stands in it, or stood in one that was given up. */
    public boolean tells(Delivered delivered) {
        return delivered.log() < log || (delivered.log() == log && delivered.index() < size);
    }
}
