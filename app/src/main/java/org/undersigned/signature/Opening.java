package org.undersigned.signature;

import java.time.Instant;
import java.util.Optional;

/**
 * What opens a signature's commitment in the ledger (ledger.md §4), whether its signer still wants shown what was committed
 * to, and where they said to live. Secret, but for the signer and the target.
 */
public record Opening(
        SignatureId signature,
        Instant confirmedAt,
        byte[] textHash,
        byte[] tag,
        byte[] salt,
        byte[] detailSalt,
        String details,
        boolean shown,
        Optional<String> country) {

    @Override
    public String toString() {
        return "Opening[hidden]";
    }
}
