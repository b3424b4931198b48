package org.undersigned.verify;

import org.undersigned.tlog.Messages;

/** What came of checking a receipt, a ledger or a delivery; both say so in words for an auditor. */
public sealed interface Verification {

    /** Everything that was checked holds. */
    record Proven(String what) implements Verification {}

    /** Something does not hold or could not be read. */
    record Refuted(String reason) implements Verification {}

    /** `OK: …` or `FAIL: …`, without a newline. */
    default String line() {
        return switch (this) {
            case Proven it -> Messages.text("verify.ok") + it.what();
            case Refuted it -> Messages.text("verify.fail") + it.reason();
        };
    }
}
