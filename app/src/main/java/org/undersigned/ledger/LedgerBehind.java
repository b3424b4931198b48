package org.undersigned.ledger;

/**
 * The database holds less of a ledger than this node has seen sealed, or something else: what a restored older backup looks
 * like. Nothing is sealed until the ledger is begun anew, because two truths of one size must never exist.
 */
public final class LedgerBehind extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerBehind(String origin, long seen, long found) {
        super("the ledger %s was seen at size %d, and the database, at size %d, does not continue it"
                .formatted(origin, seen, found));
    }
}
