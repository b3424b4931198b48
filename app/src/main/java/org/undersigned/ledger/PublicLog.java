package org.undersigned.ledger;

/** What anyone may know of a ledger: the key that verifies it, and its latest sealed checkpoint (ledger.md §5). */
public record PublicLog(int log, String origin, long size, String checkpoint, String verifierKey) {

    /** Under which it is served below {@code /log/}: the end of its origin. */
    public String name() {
        return origin.substring(origin.lastIndexOf('/') + 1);
    }
}
