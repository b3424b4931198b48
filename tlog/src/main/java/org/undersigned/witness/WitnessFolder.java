package org.undersigned.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.Unproven;

/** All that a witness keeps: its key, made when there is none, and of each log the newest checkpoint that it cosigned, a file each. */
public final class WitnessFolder implements Seen, AutoCloseable {

    private static final int SEED = 32;

    private final Path folder;
    private final FileChannel lock;

    private WitnessFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Empty while another process works on it: two would each keep half of a promise. */
    public static Optional<WitnessFolder> open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            return Optional.empty();
        }
        return Optional.of(new WitnessFolder(folder, lock));
    }

    /** The key under a name; with another name it is another key to those who verify. */
    public SigningKey key(String name) throws IOException {
        var file = folder.resolve("witness.key");
        if (!Files.exists(file)) {
            var seed = new byte[SEED];
            new SecureRandom().nextBytes(seed);
            write(file, Base64.getEncoder().encodeToString(seed) + "\n");
        }
        return new SigningKey(
                name, Base64.getDecoder().decode(Files.readString(file).strip()));
    }

    @Override
    public synchronized Optional<Checkpoint> latest(String origin) {
        try {
            var file = file(origin);
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public synchronized boolean replace(Optional<Checkpoint> before, Checkpoint next) {
        var now = latest(next.origin());
        if (!now.map(Checkpoint::text).equals(before.map(Checkpoint::text))) {
            return false;
        }
        try {
            write(file(next.origin()), next.text());
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** A file that cannot be read is no reason to begin anew: then nothing of that log is cosigned. */
    private static Checkpoint read(Path file) throws IOException {
        try {
            return Checkpoint.unverified(new SignedNote(Files.readString(file), List.of()));
        } catch (Unproven damaged) {
            throw new IOException(file + " is damaged", damaged);
        }
    }

    /** On the disk before it is in its place, and in its place before anything is answered; for its owner alone. */
    private void write(Path file, String text) throws IOException {
        var draft = Files.createTempFile(folder, ".new", "");
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path file(String origin) {
        return folder.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8) + ".checkpoint");
    }
}
