package org.undersigned.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The locks by which processes agree on the server of a folder. The operating system lets go of them when a process ends,
 * however it ends. They count for a process as a whole: one object of this class a folder and process.
 */
final class FolderLocks implements Closeable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final FileChannel gate;
    private final FileChannel inUse;

    FolderLocks(Path folder, Launcher launcher) throws IOException {
        this.folder = folder;
        this.gate = open(folder.resolve("lock"), launcher);
        this.inUse = open(folder.resolve("in-use"), launcher);
    }

    /** Whoever starts or stops the server does so inside the gate. */
    FileLock enterGate() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var lock = gate.tryLock();
            if (lock != null) {
                return lock;
            }
            pause();
        }
        throw new PostgresRefused("folder-busy", folder);
    }

    /** Inside the gate: whether no other process uses the server, which stays true until we leave the gate. */
    boolean nobodyElseUsesIt() throws IOException {
        try (var lock = inUse.tryLock()) {
            return lock != null;
        }
    }

    /** Says to all other processes that we use the server, until the lock is released or we end. */
    FileLock use() throws IOException {
        return inUse.lock(0, Long.MAX_VALUE, true);
    }

    @Override
    public void close() throws IOException {
        try (gate) {
            inUse.close();
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static FileChannel open(Path file, Launcher launcher) throws IOException {
        var channel = FileChannel.open(file, CREATE, READ, WRITE);
        launcher.give(file);
        return channel;
    }
}
