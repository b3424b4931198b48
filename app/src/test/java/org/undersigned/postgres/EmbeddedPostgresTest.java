package org.undersigned.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    /** Every test leaves it whole and closed. */
    @TempDir
    static Path folder;

    private static final List<String> said = new ArrayList<>();

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final List<Process> visitors = new ArrayList<>();

    @BeforeAll
    static void make_the_database_where_an_earlier_try_was_broken_off() throws IOException {
        Files.createDirectories(folder.resolve("unfinished-data-1/base"));
        EmbeddedPostgres.open(folder, said::add).close();
    }

    @AfterEach
    void end_visitors() {
        visitors.forEach(Process::destroyForcibly);
    }

    @Test
    void opens_to_its_password_and_to_no_other() throws SQLException {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(ask(postgres, "select current_user || ' in ' || current_database()"))
                    .isEqualTo("undersigned in undersigned");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(ask(postgres, "select rolpassword from pg_authid where rolname = current_user"))
                    .startsWith("SCRAM-SHA-256");
        }
    }

    @Test
    void keeps_what_is_committed_and_reads_any_script() throws SQLException {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(
                            ask(
                                    postgres,
                                    "select datlocprovider::text || datlocale from pg_database where datname = current_database()"))
                    .isEqualTo("bC.UTF-8");
            assertThat(ask(postgres, "select upper('élan ñandú łódź')")).isEqualTo("ÉLAN ÑANDÚ ŁÓDŹ");
        }
    }

    @Test
    void it_takes_an_eighth_of_the_machine_for_what_is_touched_again_and_again() throws SQLException {
        assertThat(Cluster.buffers(512)).isEqualTo(128);
        assertThat(Cluster.buffers(4_096)).isEqualTo(512);
        assertThat(Cluster.buffers(65_536)).isEqualTo(1_024);
        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(ask(
                            postgres,
                            "select setting::bigint * 8 / 1024 from pg_settings where name = 'shared_buffers'"))
                    .satisfies(
                            megabytes -> assertThat(Long.parseLong(megabytes)).isBetween(128L, 1_024L));
        }
    }

    @Test
    void what_signers_type_stays_out_of_its_log() throws Exception {
        try (var postgres = EmbeddedPostgres.open(folder)) {
            change(postgres, "create table if not exists signer (email text primary key)");
            change(postgres, "insert into signer values ('sam@example.org') on conflict do nothing");
            assertThatThrownBy(() -> change(postgres, "insert into signer values ('sam@example.org')"))
                    .hasMessageContaining("duplicate key");
        }

        assertThat(folder.resolve("log")).content().contains("duplicate key").doesNotContain("sam@example.org");
    }

    @Test
    void its_address_and_its_password_are_for_the_owner_alone() throws IOException {
        try (var _ = EmbeddedPostgres.open(folder)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("access.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void everything_is_found_again_after_closing() throws SQLException {
        var first = EmbeddedPostgres.open(folder);
        change(first, "create table bee (name text)");
        change(first, "insert into bee values ('Maja')");
        first.close();
        first.close();

        try (var second = EmbeddedPostgres.open(folder)) {
            assertThat(ask(second, "select name from bee")).isEqualTo("Maja");
            assertThat(second.url()).isEqualTo(first.url());
            assertThat(second.password()).isEqualTo(first.password());
        }
    }

    @Test
    void the_last_one_out_stops_the_server_and_it_stays_stopped() throws Exception {
        var first = EmbeddedPostgres.open(folder);
        var second = EmbeddedPostgres.open(folder.resolve("../" + folder.getFileName()));
        var server = server();

        first.close();
        assertThat(ask(second, "select 1")).isEqualTo("1");
        second.close();
        assertThat(server.onExit()).succeedsWithin(MOMENT);

        Thread.sleep(2_500);
        assertThat(anythingRuns()).isFalse();
    }

    @Test
    void processes_share_one_server_and_a_killed_one_leaves_it_to_the_others() throws Exception {
        var killed = visit();
        var leaving = visit();

        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(List.of(killed.url, leaving.url)).containsOnly(postgres.url());
            killed.process.destroyForcibly().waitFor();
            assertThat(leaving.leave()).isZero();
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(anythingRuns()).isFalse();
    }

    @Test
    void the_last_process_out_stops_the_server_that_another_started() throws Exception {
        var visitor = visit();
        var postgres = EmbeddedPostgres.open(folder);
        var server = server();

        postgres.close();
        assertThat(ask(postgres, "select 1")).isEqualTo("1");
        assertThat(visitor.leave()).isZero();
        assertThat(server.onExit()).succeedsWithin(MOMENT);
    }

    @Test
    void a_server_that_a_killed_process_left_behind_gives_way_to_a_new_one() throws Exception {
        var visitor = visit();
        visitor.process.destroyForcibly().waitFor();
        var orphan = server();
        assertThat(orphan.isAlive()).isTrue();

        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(orphan.onExit()).succeedsWithin(MOMENT);
            assertThat(server().pid()).isNotEqualTo(orphan.pid());
            assertThat(postgres.url()).isEqualTo(visitor.url);
        }
    }

    @Test
    void a_server_that_dies_comes_back_at_the_same_address() throws Exception {
        var visitor = visit();
        try (var postgres = EmbeddedPostgres.open(folder)) {
            change(postgres, "create table if not exists survivor as select 'still here' as said");
            var killed = server();
            killed.destroyForcibly();
            killed.onExit().join();

            assertThat(askPatiently(postgres, "select said from survivor")).isEqualTo("still here");
            assertThat(server().pid()).isNotEqualTo(killed.pid());
        }
        assertThat(visitor.leave()).isZero();
        assertThat(anythingRuns()).isFalse();
    }

    @Test
    void interrupting_the_terminal_does_not_reach_the_server() throws Exception {
        // Whoever runs us in the background has us ignore interrupts, and that is inherited.
        var visitor = visit("setsid", "env", "--default-signal=INT");
        var server = server();

        new ProcessBuilder("kill", "-INT", "--", "-" + visitor.process.pid())
                .start()
                .waitFor();
        assertThat(visitor.process.onExit()).succeedsWithin(MOMENT);
        assertThat(visitor.process.exitValue()).isEqualTo(130);
        Thread.sleep(500);
        assertThat(anythingRuns()).isTrue();

        EmbeddedPostgres.open(folder).close();
        assertThat(server.onExit()).succeedsWithin(MOMENT);
    }

    @Test
    void a_note_of_a_crashed_server_whose_number_is_now_a_stranger_s_is_no_hindrance() throws Exception {
        EmbeddedPostgres.open(folder).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        visitors.add(stranger);
        Files.writeString(
                folder.resolve("data/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n".formatted(stranger.pid(), folder.resolve("data")));

        try (var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void a_port_that_was_taken_meanwhile_is_changed_for_another() throws Exception {
        EmbeddedPostgres.open(folder).close();
        var port = Access.in(folder).orElseThrow().port();

        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var postgres = EmbeddedPostgres.open(folder)) {
            assertThat(Access.in(folder).orElseThrow().port()).isNotEqualTo(port);
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void the_first_time_is_announced_and_no_other() {
        EmbeddedPostgres.open(folder, said::add).close();

        assertThat(said).hasSize(1).first().asString().contains("Creating the database in", folder.toString());
    }

    @Test
    void other_programs_are_unpacked_anew_and_take_the_place_of_the_former() throws Exception {
        EmbeddedPostgres.open(folder).close();
        var programs = programs();
        assertThat(programs).hasSize(1);
        Files.move(programs.getFirst(), folder.resolve("programs-former"));

        EmbeddedPostgres.open(folder).close();

        assertThat(programs()).isEqualTo(programs);
    }

    @Test
    void a_creation_that_was_broken_off_begins_anew() {
        assertThat(folder.resolve("data")).isDirectory();
        assertThat(folder.resolve("unfinished-data-1")).doesNotExist();
    }

    private record Visit(Process process, BufferedReader output, String url) {

        int leave() throws Exception {
            process.getOutputStream().close();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        }
    }

    private Visit visit(String... prefix) throws IOException {
        var command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Visitor.class.getName(),
                folder.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        visitors.add(process);
        var output = process.inputReader();
        return new Visit(process, output, output.readLine());
    }

    private static ProcessHandle server() throws IOException {
        var note = Files.readAllLines(folder.resolve("data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(note.getFirst())).orElseThrow();
    }

    private static boolean anythingRuns() throws IOException {
        return new Processes(folder.toRealPath().resolve("data")).anyIsAlive();
    }

    private static List<Path> programs() throws IOException {
        try (var all = Files.newDirectoryStream(folder, "programs-*")) {
            var found = new ArrayList<Path>();
            all.forEach(found::add);
            return found;
        }
    }

    private static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void change(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password())) {
            connection.createStatement().execute(statement);
        }
    }

    private static String askPatiently(EmbeddedPostgres postgres, String question) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (true) {
            try {
                return ask(postgres, question);
            } catch (SQLException away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
                Thread.sleep(100);
            }
        }
    }
}
