package org.undersigned.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.undersigned.verify.Verifier;

/** The verifier as one file that runs without the rest of us, and the file's SHA-256 in hex. */
public record VerifierJar(byte[] bytes, String sha256) {

    public static final String NAME = "tlog.jar";

    /** The file that this program has its own verifier from; empty where it runs from classes that lie open in a folder. */
    static Optional<VerifierJar> running() {
        var source = Verifier.class.getProtectionDomain().getCodeSource();
        return at(Path.of(URI.create(source.getLocation().toString())));
    }

    static Optional<VerifierJar> at(Path place) {
        try {
            return Files.isRegularFile(place) ? Optional.of(of(Files.readAllBytes(place))) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static VerifierJar of(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new VerifierJar(bytes, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
