package org.undersigned.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** MANIFEST.sha256 of a folder, as sha256sum writes it; a folder without one promises nothing. */
record Checksums(Path folder) {

    private static final String NAME = "MANIFEST.sha256";

    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) [ *]((?:\\./)?[^/\\\\\\p{Cntrl}:][^\\\\\\p{Cntrl}:]*)");

    void check() {
        if (!Bounded.isAbsent(folder, NAME)) {
            Lines.each(Bounded.inside(folder, NAME), this::check);
        }
    }

    private void check(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new Unproven("manifest.line");
        }
        var file = inside(parts.group(2));
        if (!Encoded.hex(sha256(file)).equals(parts.group(1))) {
            throw new Unproven("manifest.hash", parts.group(2));
        }
    }

    /** A manifest has no say in files elsewhere. */
    private Path inside(String name) {
        try {
            var file = Bounded.inside(folder, name).toRealPath();
            if (file.startsWith(folder.toRealPath())) {
                return file;
            }
        } catch (IOException absent) {
            throw new Unproven("file.unreadable", name);
        }
        throw new Unproven("manifest.line");
    }

    static byte[] sha256(Path file) {
        try (var in = Files.newInputStream(file);
                var digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(digest);
            return digest.getMessageDigest().digest();
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
