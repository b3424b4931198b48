package org.undersigned.delivery;

import java.time.Instant;
import java.util.Optional;

/** One try at mailing a letter to its target. Without an outcome nobody knows whether it arrived. */
record Attempt(int number, Instant startedAt, Optional<Result> result) {

    /** What came of it. */
    enum Result {
        ACCEPTED,
        REFUSED,
        DEFERRED,
        UNKNOWN
    }
}
