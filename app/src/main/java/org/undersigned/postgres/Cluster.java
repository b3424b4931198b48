package org.undersigned.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data folder of PostgreSQL. It is made under another name, so that one that bears its name is complete. */
record Cluster(Path folder) {

    /** Whoever commits waits while the next file of the log is filled with zeros: for 4 MB a quarter of what it is for the usual 16. */
    private static final List<String> FOR_GOOD = List.of(
            "--username=" + Access.USER,
            "--auth=scram-sha-256",
            "--data-checksums",
            "--wal-segsize=4",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");

    /**
     * What a host may change later in postgresql.conf: fit for a small server that commits in groups, and whose tables grow from
     * nothing to many rows within minutes, so that plans must soon be made anew. After each checkpoint the pages of keyed indexes,
     * which change at random, are written whole once: the more time and log there may be between two, the less often that is, and the
     * longer it takes to recover. The password is {@link Access#invented invented}, 24 random bytes: to hash it thousands of times
     * would keep nobody from guessing it, and every connection waiting.
     */
    private static final List<String> SMALL_SERVER = List.of(
            "max_connections=100",
            "checkpoint_timeout=15min",
            "max_wal_size=4GB",
            "autovacuum_naptime=10s",
            "jit=off",
            "scram_iterations=1",
            "timezone=UTC",
            "log_timezone=UTC");

    /** MB of memory for what is touched again and again, of which there is the more the more sign in one day. */
    private static final long LEAST_BUFFERS = 128;

    private static final long MOST_BUFFERS = 1_024;

    Path data() {
        return folder.resolve("data");
    }

    boolean exists() {
        return Files.exists(data());
    }

    void create(Programs programs, Launcher launcher, Access access) throws IOException {
        // Named anew each time: an initdb whose starter was killed may still be writing into the former one.
        var unfinished = new Tree(Files.createTempDirectory(folder, Tree.UNFINISHED + "data-"));
        launcher.give(unfinished.root());
        initialise(unfinished.root(), programs, launcher, access.password());
        createDatabase(unfinished.root(), programs, launcher);
        unfinished.become(data());
    }

    void requireMajor(int major) throws IOException {
        var found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(major))) {
            throw new PostgresRefused("other-version", folder, found, Integer.toString(major));
        }
    }

    private void initialise(Path target, Programs programs, Launcher launcher, String password) throws IOException {
        var passwordFile = Files.createTempFile(folder, Tree.UNFINISHED + "password-", "");
        try {
            Files.writeString(passwordFile, password);
            launcher.give(passwordFile);
            var command = new ArrayList<String>();
            command.add(programs.path("initdb"));
            command.addAll(List.of("--pgdata=" + target, "--pwfile=" + passwordFile));
            command.addAll(FOR_GOOD);
            SMALL_SERVER.forEach(setting -> command.addAll(List.of("--set", setting)));
            command.addAll(List.of("--set", "shared_buffers=" + buffers(memory() >> 20) + "MB"));
            mustSucceed(launcher.run(command, folder, ""));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** An eighth of what the machine has: the server needs some, and so does what it writes and reads as files. */
    static long buffers(long megabytes) {
        return Math.clamp(megabytes / 8, LEAST_BUFFERS, MOST_BUFFERS);
    }

    /** What the machine has, or the container gives. */
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private void createDatabase(Path target, Programs programs, Launcher launcher) throws IOException {
        var alone = List.of(
                programs.path("postgres"), "--single", "-D", target.toString(), "-c", "exit_on_error=on", "postgres");
        var sql = "create database " + Access.DATABASE + "\n";
        mustSucceed(launcher.run(alone, folder, sql));
    }

    private void mustSucceed(Launcher.Run run) {
        if (run.exit() != 0) {
            throw PostgresRefused.because(folder, new Report(run.output()).cause());
        }
    }
}
