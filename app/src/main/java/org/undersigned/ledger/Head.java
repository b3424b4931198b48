package org.undersigned.ledger;

import java.util.Optional;

/** Where a ledger ends: its size, the net count and how many ever signed, and the note that seals it unless it is still empty. */
record Head(int log, String origin, long size, long count, long signatures, Optional<String> note) {

    static Head empty(int log, String origin) {
        return new Head(log, origin, 0, 0, 0, Optional.empty());
    }
}
