package org.undersigned.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks receipts, ledgers and deliveries by the verifier alone: it needs neither a data folder nor a database. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class Verify {

    /** The option that names the key which seals the ledger. */
    static final class Key {

        @Option(names = "--key", paramLabel = "VKEY", descriptionKey = "option.key")
        private @Nullable String text;

        Optional<String> given() {
            return Optional.ofNullable(text);
        }
    }

    @Command(name = "receipt", mixinStandardHelpOptions = true)
    int receipt(@Parameters(paramLabel = "FILE", descriptionKey = "option.receipt") Path file, @Mixin Key key) {
        return tell(Verifier.receipt(file, key.given()));
    }

    @Command(name = "log", mixinStandardHelpOptions = true)
    int log(
            @Parameters(paramLabel = "DIR_OR_URL", descriptionKey = "option.log") String folderOrAddress,
            @Option(names = "--old", paramLabel = "CHECKPOINT", descriptionKey = "option.old") @Nullable Path old,
            @Mixin Key key) {
        return tell(Verifier.log(folderOrAddress, Optional.ofNullable(old), key.given()));
    }

    @Command(name = "delivery", mixinStandardHelpOptions = true)
    int delivery(@Parameters(paramLabel = "DIR", descriptionKey = "option.pack") Path folder, @Mixin Key key) {
        return tell(Verifier.delivery(folder, key.given()));
    }

    private static int tell(Verification verification) {
        Terminal.line(verification.line());
        return verification instanceof Verification.Proven ? 0 : 1;
    }
}
