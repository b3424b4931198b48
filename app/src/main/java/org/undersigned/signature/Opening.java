package org.undersigned.signature;

import java.time.Instant;

/** What opens a signature's commitment in the ledger (ledger.md §4). Secret, but for the signer and the target. */
public record Opening(
        SignatureId signature,
        Instant confirmedAt,
        byte[] textHash,
        byte[] tag,
        byte[] salt,
        byte[] detailSalt,
        String details) {

    @Override
    public String toString() {
        return "Opening[hidden]";
    }
}
