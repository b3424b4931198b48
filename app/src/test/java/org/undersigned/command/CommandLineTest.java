package org.undersigned.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.Application;
import org.undersigned.tlog.SigningKey;

/** The command line as a process of its own: one line that says what and what to do, and exit 1. */
class CommandLineTest {

    private static final String BEES = """
            Take Action: Leave room for the bees

            They were here first.

            Letter we will send to Minister Mina:

            Dear Minister Mina,

            please leave every tenth field unmown.
            """;

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Path document;

    @BeforeEach
    void write_the_document() throws IOException {
        variables = Served.database();
        document = Files.writeString(folder.resolve("bees.txt"), BEES);
    }

    @Test
    void a_data_folder_that_cannot_be_written() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(refusal("publish", document.toString(), "--data", file.toString()))
                .contains("data folder " + file + " cannot be written", "--data");
        assertThat(refusal("publish", document.toString(), "--data", file + "/below"))
                .contains("data folder " + file + "/below cannot be written");
    }

    @Test
    void an_embedded_database_that_is_refused() throws IOException {
        variables.clear();
        Files.createDirectory(folder.resolve("data"));
        Files.createFile(folder.resolve("data/postgres"));

        assertThat(refusal("close", "bees")).contains("database folder", "cannot be written");
    }

    @Test
    void a_port_that_is_taken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal("serve", "--port", Integer.toString(other.getLocalPort())))
                    .contains("Port " + other.getLocalPort() + " is in use", "--port");
        }
    }

    @Test
    void a_wrong_database_password() {
        variables.put("UNDERSIGNED_DATABASE_PASSWORD", "wrong");

        assertThat(refusal("close", "bees")).contains("refuses this user or password", "UNDERSIGNED_DATABASE_PASSWORD");
    }

    @Test
    void a_database_that_is_not_there() {
        variables.put("UNDERSIGNED_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + Served.freePort() + "/bees");

        assertThat(refusal("close", "bees")).contains("cannot be reached", "UNDERSIGNED_DATABASE_URL");
    }

    @Test
    void an_address_that_is_no_jdbc_address() {
        variables.put("UNDERSIGNED_DATABASE_URL", "postgres://sam:secret@127.0.0.1/bees");

        assertThat(refusal("close", "bees"))
                .contains("UNDERSIGNED_DATABASE_URL", "jdbc:postgresql://")
                .doesNotContain("secret");
    }

    @Test
    void an_address_that_a_shell_cut_off_begins_no_database_of_its_own() {
        variables.remove("UNDERSIGNED_DATABASE_URL");

        assertThat(refusal("close", "bees")).contains("not UNDERSIGNED_DATABASE_URL", "quotes");
    }

    @Test
    void keys_that_do_not_match_and_data_of_a_newer_version() {
        assertThat(run(0, "publish", document.toString())).contains("/campaigns/leave-room-for-the-bees");
        assertThat(run(0, "publish", document.toString())).contains("Nothing changed");

        variables.put("UNDERSIGNED_KEYS", folder.resolve("others").toString());
        assertThat(refusal("close", "leave-room-for-the-bees")).contains("The keys in " + folder.resolve("others"));

        variables.remove("UNDERSIGNED_KEYS");
        newerSchema();
        assertThat(refusal("close", "leave-room-for-the-bees")).contains("newer version");
    }

    @Test
    void what_it_cannot_understand_is_wrong_usage() {
        assertThat(run(2, "serve", "--port", "70000")).contains("70000 is no port");
        assertThat(run(2, "deliver", "bees")).contains("--out");
        assertThat(run(2, "fly")).contains("fly");
        assertThat(run(0, "demo", "--help")).contains("./data/demo", "--port");
    }

    @Test
    void a_witness_of_what_is_no_log_or_of_one_log_twice() {
        var park = new SigningKey("letters.example/log/park", new byte[32]);

        assertThat(refusal(
                        "witness",
                        "serve",
                        "--name",
                        "w",
                        "--log",
                        park.witnessKey().text()))
                .contains("the key of a witness", "integrity page");
        assertThat(refusal(
                        "witness",
                        "serve",
                        "--name",
                        "w",
                        "--log",
                        park.verifierKey().text(),
                        "--log",
                        park.verifierKey().text()))
                .contains("letters.example/log/park is named twice");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void newerSchema() {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setURL(variables.get("UNDERSIGNED_DATABASE_URL"));
        source.setUser(variables.get("UNDERSIGNED_DATABASE_USER"));
        source.setPassword(variables.get("UNDERSIGNED_DATABASE_PASSWORD"));
        JdbcClient.create(source).sql("""
                        insert into flyway_schema_history
                        values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'sam', now(), 1, true)
                        """).update();
    }

    private String refusal(String... arguments) {
        var said = run(1, arguments);
        assertThat(said.lines()).as(said).hasSize(1);
        assertThat(said).startsWith("undersigned: ");
        return said;
    }

    private String run(int exit, String... arguments) {
        try {
            var java = ProcessHandle.current().info().command().orElseThrow();
            var command = Stream.concat(
                            Stream.of(
                                    java,
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Application.class.getName()),
                            Stream.of(arguments))
                    .toList();
            return run(exit, command);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String run(int exit, List<String> command) throws IOException, InterruptedException {
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        process.environment()
                .keySet()
                .removeIf(name -> name.startsWith("UNDERSIGNED_") || name.startsWith("JAVA_TOOL"));
        process.environment().putAll(variables);
        var running = process.start();
        assertThat(running.waitFor(90, TimeUnit.SECONDS)).isTrue();
        var text = Files.readString(said, UTF_8);
        assertThat(running.exitValue()).as(text).isEqualTo(exit);
        return text;
    }
}
