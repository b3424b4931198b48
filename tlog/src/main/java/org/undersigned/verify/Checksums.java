package org.undersigned.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** MANIFEST.sha256 of a folder, as sha256sum writes it: every file, each once. A folder without one promises nothing. */
final class Checksums {

    private static final String NAME = "MANIFEST.sha256";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64}) [ *]((?:\\./)?[^/\\\\\\p{Cntrl}:][^\\\\\\p{Cntrl}:]{0,255})");

    private static final Set<String> HOUSEKEEPING = Set.of("Thumbs.db", "desktop.ini");

    /** More than the tiles of the largest ledger. */
    private static final int MOST_FILES = 100_000;

    /** More than the largest delivery; a file with holes costs its sender nothing, and its reader hours. */
    private static final long MOST_BYTES = 16L << 30;

    private final Path folder;
    private final int mostFiles;
    private final Set<Path> named = new HashSet<>();
    private long left;

    Checksums(Path folder) {
        this(folder, MOST_FILES, MOST_BYTES);
    }

    Checksums(Path folder, int mostFiles, long mostBytes) {
        this.folder = folder;
        this.mostFiles = mostFiles;
        this.left = mostBytes;
    }

    void check() {
        if (!Bounded.isAbsent(folder, NAME)) {
            named.add(real(folder, NAME));
            Lines.each(Bounded.inside(folder, NAME), this::check);
            checkComplete();
        }
    }

    private void check(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new Unproven("manifest.line");
        }
        var name = parts.group(2);
        var file = real(folder, name);
        if (!file.startsWith(real(folder, ""))) {
            throw new Unproven("manifest.line");
        }
        if (!named.add(file)) {
            throw new Unproven("manifest.twice", name);
        }
        if (named.size() > mostFiles) {
            throw new Unproven("manifest.long");
        }
        checkContent(Bounded.inside(folder, name), parts.group(1), name);
    }

    private void checkContent(Path file, String hash, String name) {
        if (!Encoded.hex(sha256(file, left)).equals(hash)) {
            throw new Unproven("manifest.hash", name);
        }
        left -= file.toFile().length();
    }

    private void checkComplete() {
        var top = real(folder, "");
        try (var files = Files.walk(top)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !isHousekeeping(top.relativize(file)))
                    .filter(file -> !named.contains(real(top, file.toString())))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new Unproven("manifest.missing", top.relativize(file));
                    });
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Unproven("file.unreadable", folder);
        }
    }

    /** What file managers leave behind wherever somebody looked, and show to nobody. */
    private static boolean isHousekeeping(Path file) {
        return HOUSEKEEPING.contains(file.getFileName().toString())
                || StreamSupport.stream(file.spliterator(), false)
                        .anyMatch(part -> part.toString().startsWith("."));
    }

    /** What a name leads to: a manifest has no say in files elsewhere, and one file has one name. */
    private static Path real(Path folder, String name) {
        try {
            return Bounded.resolved(folder, name).toRealPath();
        } catch (IOException absent) {
            throw new Unproven("file.unreadable", name);
        }
    }

    static byte[] sha256(Path file, long most) {
        try (var in = Files.newInputStream(file);
                var digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            if (Files.size(file) > most) {
                throw new Unproven("file.long", file.getFileName());
            }
            in.transferTo(digest);
            return digest.getMessageDigest().digest();
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
