package org.undersigned.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** For hosts without a mail server: each mail becomes a file that any mail program opens, kept for a week. */
final class FolderTransport implements Transport {

    static final String ENDING = ".eml";

    private static final Duration KEPT = Duration.ofDays(7);
    /** To look through hundreds of thousands takes seconds. */
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.nnnnnnnnn").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Composer composer;
    private final InstantSource clock;
    private volatile Instant looked = Instant.MIN;

    FolderTransport(Path folder, Composer composer, InstantSource clock) {
        this.folder = folder;
        this.composer = composer;
        this.clock = clock;
    }

    /** How the names of one address's files end, so that they are found without opening all. */
    static String ending(String address) {
        return "-" + Integer.toHexString(address.toLowerCase(Locale.ROOT).hashCode()) + ENDING;
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            write(mail);
            return new Outcome.Accepted();
        } catch (IOException full) {
            return new Outcome.Deferred("folder", true);
        }
    }

    @Override
    public int lines() {
        return 1;
    }

    /** A file is written in no time. */
    @Override
    public int batch() {
        return 100;
    }

    @Override
    public void tidy() {
        var now = clock.instant();
        if (!Files.isDirectory(folder) || looked.plus(BETWEEN_LOOKS).isAfter(now)) {
            return;
        }
        looked = now;
        var oldest = NAME.format(now.minus(KEPT));
        try (var files = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (var file : files) {
                if (file.getFileName().toString().compareTo(oldest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void write(Mail mail) throws IOException {
        var name = NAME.format(clock.instant()) + "-" + mail.id()
                + ending(mail.to().mailable());
        var half = folder.resolve(name + ".half");
        try (var file = Files.newByteChannel(half, NEW, OWNERS_ALONE)) {
            file.write(ByteBuffer.wrap(composer.compose(mail)));
        }
        Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
