package org.undersigned.ledger;

/**
 * The database holds less of a ledger than this node has seen sealed, or something else, or came out of a backup that others
 * may have seen it go beyond. Nothing is sealed until the ledger is begun anew, because two truths of one size must never exist,
 * nor two texts under one ledger.
 */
public final class LedgerBehind extends RuntimeException {

    private static final long serialVersionUID = 1;

    private LedgerBehind(String message) {
        super(message);
    }

    static LedgerBehind seen(String origin, long seen, long found) {
        return new LedgerBehind("the ledger %s was seen at size %d, and the database, at size %d, does not continue it"
                .formatted(origin, seen, found));
    }

    static LedgerBehind damaged(String origin) {
        return new LedgerBehind("the tiles of %s are not what was sealed".formatted(origin));
    }

    static LedgerBehind ofAnotherText(String origin) {
        return new LedgerBehind("the ledger %s begins with another text than people sign".formatted(origin));
    }

    static LedgerBehind restored(String origin) {
        return new LedgerBehind(
                "the ledger %s came back with an older database and may have gone further than that knows"
                        .formatted(origin));
    }
}
