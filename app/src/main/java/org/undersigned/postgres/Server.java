package org.undersigned.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The server process on the data folder. Whoever starts or stops it stands inside the gate of {@link FolderLocks}. */
record Server(Path folder, Programs programs, Launcher launcher) {

    /** What must hold whatever a host writes into postgresql.conf, and keeps what signers type out of the log. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "logging_collector=off",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    /** Long, because a server that recovers from a crash may take minutes; one that fails is noticed at once. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration LAST_CHILD = Duration.ofSeconds(10);

    /** Two, because what a killed process had begun to start may come in the way of the first. */
    private static final int ATTEMPTS = 2;

    boolean isAlive() {
        return processes().serverIsAlive();
    }

    /** For the first one here: also ends what a killed process left behind, so that our settings and programs apply. */
    Access startAnew() throws IOException {
        Tree.deleteUnfinishedIn(folder);
        var cluster = new Cluster(folder);
        var access = access(cluster);
        var major = programs.major(launcher);
        if (cluster.exists()) {
            cluster.requireMajor(major);
            stop();
        } else {
            access.write(folder, launcher);
            cluster.create(programs, launcher, access);
        }
        programs.deletePredecessors();
        var port = Ports.isFree(access.port()) ? access.port() : Ports.choose();
        var current = access.at(port, Processes.namespace());
        current.write(folder, launcher);
        start(port);
        return current;
    }

    /** For everyone after the first. */
    Access join() throws IOException {
        var access = Access.in(folder).orElseThrow(() -> new PostgresRefused("access-missing", folder));
        if (!access.processes().equals(Processes.namespace())) {
            throw new PostgresRefused("other-container", folder);
        }
        if (!isAlive()) {
            start(access.port());
        }
        return access;
    }

    void start(int port) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (starts(port)) {
                return;
            }
        }
        var said = Files.exists(log()) ? new String(Files.readAllBytes(log()), StandardCharsets.UTF_8) : "";
        throw PostgresRefused.because(folder, new Report(said).cause());
    }

    /** Also clears up behind one that crashed. */
    void stop() throws IOException {
        for (var mode : List.of("fast", "immediate")) {
            if (isAlive()) {
                control("stop", STOP, "--mode=" + mode);
            }
        }
        awaitLastChild();
        Files.deleteIfExists(processes().note());
    }

    private boolean starts(int port) throws IOException {
        stop();
        if (Files.exists(log())) {
            Files.move(log(), folder.resolve("log.before"), StandardCopyOption.REPLACE_EXISTING);
        }
        return control("start", START, "--log=" + log(), "--options=" + options(port))
                        .exit()
                == 0;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Access access(Cluster cluster) throws IOException {
        var access = Access.in(folder);
        if (access.isEmpty() && cluster.exists()) {
            throw new PostgresRefused("access-missing", folder);
        }
        return access.orElseGet(() -> Access.invented(Ports.choose()));
    }

    private void awaitLastChild() throws IOException {
        var deadline = System.nanoTime() + LAST_CHILD.toNanos();
        while (isAlive() || processes().anyIsAlive()) {
            if (System.nanoTime() > deadline) {
                throw new PostgresRefused("still-running", folder);
            }
            FolderLocks.pause();
        }
    }

    private Launcher.Run control(String action, Duration patience, String... options) throws IOException {
        var command = new ArrayList<>(List.of(programs.path("pg_ctl"), action, "--wait", "--silent"));
        command.addAll(List.of("--pgdata=" + new Cluster(folder).data(), "--timeout=" + patience.toSeconds()));
        command.addAll(List.of(options));
        return launcher.run(command, folder, "");
    }

    private static String options(int port) {
        return SETTINGS.stream().map(setting -> " -c " + setting).collect(Collectors.joining("", "-p " + port, ""));
    }

    private Processes processes() {
        return new Processes(new Cluster(folder).data());
    }
}
