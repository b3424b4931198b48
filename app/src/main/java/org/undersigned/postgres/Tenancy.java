package org.undersigned.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * This process's part in the server of one folder, however often the folder is opened here. While it lasts it holds the
 * lock that says so, and brings back a server that dies.
 */
final class Tenancy {

    private static final Logger LOG = System.getLogger(Tenancy.class.getName());
    private static final Map<Path, Tenancy> HERE = new HashMap<>();
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final FolderLocks locks;
    private final Server server;
    private final Access access;
    private final FileLock use;
    private int openings;
    private volatile boolean over;

    private Tenancy(FolderLocks locks, Server server, Access access, FileLock use) {
        this.locks = locks;
        this.server = server;
        this.access = access;
        this.use = use;
    }

    static synchronized Tenancy enter(Path folder, Consumer<String> progress) throws IOException {
        var home = prepare(folder.toAbsolutePath().normalize());
        var tenancy = HERE.get(home);
        if (tenancy == null) {
            tenancy = begin(home, progress);
            HERE.put(home, tenancy);
        }
        tenancy.openings++;
        return tenancy;
    }

    Path folder() {
        return server.folder();
    }

    Access access() {
        return access;
    }

    void leave() throws IOException {
        synchronized (Tenancy.class) {
            openings--;
            if (openings == 0) {
                HERE.remove(folder());
                end();
            }
        }
    }

    private static Path prepare(Path folder) throws IOException {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder.toRealPath();
        } catch (NoSuchFileException _) {
            throw new PostgresRefused("folder-unwritable", folder);
        }
    }

    private static Tenancy begin(Path folder, Consumer<String> progress) throws IOException {
        var launcher = Launcher.of(folder);
        var locks = new FolderLocks(folder, launcher);
        try (var _ = locks.enterGate()) {
            if (!new Cluster(folder).exists()) {
                progress.accept(PostgresRefused.say("creating", folder));
            }
            var server = new Server(folder, Programs.unpackedIn(folder, launcher), launcher);
            var access = locks.nobodyElseUsesIt() ? server.startAnew() : server.join();
            var tenancy = new Tenancy(locks, server, access, locks.use());
            Thread.ofPlatform().daemon().name("postgres-watch").start(tenancy::watch);
            return tenancy;
        } catch (Throwable failed) {
            locks.close();
            throw failed;
        }
    }

    private synchronized void end() throws IOException {
        over = true;
        try (locks;
                var _ = locks.enterGate()) {
            use.release();
            if (locks.nobodyElseUsesIt()) {
                server.stop();
            }
        }
    }

    private void watch() {
        try {
            while (!over) {
                Thread.sleep(WATCH);
                if (!server.isAlive()) {
                    revive();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One of the processes that share the server does it; the others find it alive when they have come through the gate. */
    private synchronized void revive() {
        if (over) {
            return;
        }
        try (var _ = locks.enterGate()) {
            if (!server.isAlive()) {
                LOG.log(Level.WARNING, PostgresRefused.say("died", folder()));
                server.start(access.port());
            }
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.ERROR, PostgresRefused.say("still-dead", folder(), PostgresRefused.reason(failed)));
        }
    }
}
