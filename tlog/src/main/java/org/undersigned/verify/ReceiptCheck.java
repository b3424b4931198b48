package org.undersigned.verify;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Messages;
import org.undersigned.tlog.Unproven;

/** Does this receipt show that a signature was recorded? */
record ReceiptCheck(Path file, Optional<String> vkey) {

    private static final int LARGEST = 1024 * 1024;

    String proven() {
        var receipt = Receipt.parse(Bounded.text(file, LARGEST));
        var seal = Seal.of(vkey, receipt.vkey());
        var checkpoint = seal.key()
                .map(key -> receipt.proof().verify(receipt.entry(), key))
                .orElseThrow();
        checkOrigin(receipt, checkpoint);
        checkCommitment(receipt);
        checkDetails(receipt);
        return Messages.text(
                receipt.disclosure().isPresent() ? "proven.receipt.details" : "proven.receipt",
                receipt.opening().index(),
                checkpoint.origin(),
                checkpoint.size(),
                seal.words());
    }

    private static void checkOrigin(Receipt receipt, Checkpoint checkpoint) {
        if (!receipt.origin().equals(checkpoint.origin())) {
            throw new Unproven("checkpoint.origin", checkpoint.origin(), receipt.origin());
        }
        PetitionId.checkOrigin(receipt.origin(), receipt.petitionId());
    }

    private static void checkCommitment(Receipt receipt) {
        var commitment = receipt.opening().commitment(receipt.textHash(), receipt.petitionId());
        if (!(Entry.parse(receipt.entry()) instanceof Entry.Signature(var recorded))
                || !Arrays.equals(commitment, recorded)) {
            throw new Unproven("receipt.commitment", receipt.opening().index());
        }
    }

    private static void checkDetails(Receipt receipt) {
        if (receipt.disclosure()
                .filter(it -> !Arrays.equals(it.details(), receipt.opening().details()))
                .isPresent()) {
            throw new Unproven("receipt.details");
        }
    }
}
