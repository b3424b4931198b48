package org.undersigned.verify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.undersigned.tlog.Unproven;

/** The front door: checks what was handed out on the strength of a ledger, and ledgers. Nothing malformed makes it throw. */
public final class Verifier {

    private Verifier() {}

    /** Without a key the one in the file is used, and the answer says so. */
    public static Verification receipt(Path file, Optional<String> vkey) {
        return tried(() -> new ReceiptCheck(file, vkey).proven());
    }

    /** A folder or an http(s) address; the old checkpoint is a file. A ledger does not name its key: without one the seal stays unchecked, and the answer says so. */
    public static Verification log(String folderOrAddress, Optional<Path> old, Optional<String> vkey) {
        return tried(() -> new LogCheck(folderOrAddress, old, vkey).proven());
    }

    /** Without a key the one in delivery.json is used, and the answer says so. */
    public static Verification delivery(Path folder, Optional<String> vkey) {
        return tried(() -> new DeliveryCheck(folder, vkey).proven());
    }

    private static Verification tried(Supplier<String> check) {
        try {
            return new Verification.Proven(check.get());
        } catch (Unproven reason) {
            return new Verification.Refuted(reason.reason());
        }
    }
}
