package org.undersigned.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/** Any number of servers on one database are one host: whoever signs need not know which of them answers. */
class NodesTest {

    private static final String DOCUMENT = "../examples/welcome-asylum-seekers.md";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static final Map<String, String> VARIABLES = new HashMap<>();
    private static Database database;
    private static ServerProcess one;
    private static ServerProcess two;

    @BeforeAll
    static void serve() {
        VARIABLES.putAll(Served.database());
        VARIABLES.putAll(Map.of(
                "UNDERSIGNED_PUBLIC_URL",
                "http://localhost:8080",
                "UNDERSIGNED_KEYS",
                folder.resolve("keys").toString()));
        database = Database.in(VARIABLES);
        one = node("one");
        two = node("two");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void what_one_node_publishes_and_closes_the_other_shows_within_five_seconds() {
        command("publish", DOCUMENT, "--slug", "bees-seen");
        within(SOON, () -> page(two, "bees-seen").contains("name=\"agree\""));

        command("close", "bees-seen");
        within(SOON, () -> page(one, "bees-seen").contains("Signing has closed"));
        within(SOON, () -> page(two, "bees-seen").contains("Signing has closed"));
        send(two, new Forms("bees-seen").signing());
        assertThat(database.count("request", database.campaign("bees-seen"))).isZero();
    }

    @Test
    void one_node_takes_a_request_the_other_confirms_it_and_either_shows_the_receipt() {
        command("publish", DOCUMENT, "--slug", "bees-anywhere");
        var campaign = database.campaign("bees-anywhere");

        assertThat(send(one, new Forms("bees-anywhere").signing()).status()).isEqualTo(303);
        var id = database.requests(campaign, Database.NONE).getFirst();
        assertThat(send(two, confirmation(campaign, id)).status()).isEqualTo(303);

        within(A_WHILE, () -> send(one, receipt(campaign, id)).status() == 200);
        within(A_WHILE, () -> send(two, receipt(campaign, id)).status() == 200);
    }

    @Test
    void while_one_node_writes_a_ledger_no_other_does() throws Exception {
        command("publish", DOCUMENT, "--slug", "bees-written");
        var campaign = database.campaign("bees-written");
        send(one, new Forms("bees-written").signing());
        var id = database.requests(campaign, Database.NONE).getFirst();
        // A ledger begins once somebody has asked, which may be now.
        within(A_WHILE, () -> database.count("entry", campaign) == 1);

        try (var _ = pen(campaign)) {
            assertThat(send(two, confirmation(campaign, id)).status()).isEqualTo(303);
            Thread.sleep(Duration.ofSeconds(3));
            assertThat(database.count("entry", campaign)).isEqualTo(1);
        }

        within(A_WHILE, () -> send(one, receipt(campaign, id)).status() == 200);
    }

    @Test
    void who_signs_too_often_is_held_whichever_node_takes_it() {
        command("publish", DOCUMENT, "--slug", "bees-limited");
        var campaign = database.campaign("bees-limited");

        assertThat(send(one, from("fd00:1::1", "bees-limited")).status()).isEqualTo(303);
        assertThat(send(two, from("fd00:1::1", "bees-limited")).status()).isEqualTo(303);
        database.requests(campaign, Database.NONE)
                .forEach(id -> assertThat(send(one, confirmation(campaign, id)).status())
                        .isEqualTo(303));

        assertThat(database.count("hold", campaign)).isEqualTo(1);
    }

    @Test
    void a_node_that_is_killed_takes_nothing_with_it() throws InterruptedException {
        command("publish", DOCUMENT, "--slug", "bees-killed");
        var vault = vault();
        var promises = new Promises();
        var mails = Stream.of("one", "two", "third")
                .map(name -> folder.resolve(name).resolve("mail"))
                .toList();
        var postman = new Postman(mails, database.campaign("bees-killed"), new Tokens(vault), promises);
        try (var third = node("third");
                var crowd = new Crowd(
                        () -> ThreadLocalRandom.current().nextBoolean() ? one.port() : third.port(),
                        database.campaign("bees-killed"),
                        "bees-killed",
                        new Tokens(vault),
                        postman,
                        promises)) {
            crowd.come();
            crowd.awaitReceipt();
            third.kill();
            crowd.awaitAnswer();
            Thread.sleep(Duration.ofSeconds(2));
        }

        var findings = new Reckoning(two.port(), "bees-killed", database, vault, postman, promises).findings();

        assertThat(findings)
                .hasSize(5)
                .allSatisfy(finding ->
                        assertThat(finding.holds()).as(finding.line()).isTrue());
    }

    private static ServerProcess node(String name) {
        return ServerProcess.serve(folder.resolve(name), ServerProcess.freePort(), VARIABLES);
    }

    /** Beside the first node, as its host would. */
    private static void command(String... line) {
        var all = Stream.of(line);
        ServerProcess.run(
                VARIABLES,
                Stream.concat(all, Stream.of("--data", folder.resolve("one").toString()))
                        .toArray(String[]::new));
    }

    /** As whoever appends to a ledger holds it. */
    private static java.sql.Connection pen(long campaign) {
        try {
            var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(2, " + campaign + ")");
            }
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Vault vault() {
        return new Vault(new VaultSettings(folder.resolve("keys")));
    }

    private static byte[] confirmation(long campaign, UUID id) {
        return Forms.confirmation(new Tokens(vault()).issue(Tokens.Purpose.CONFIRMATION, campaign, id));
    }

    private static byte[] receipt(long campaign, UUID id) {
        var secret = new Tokens(vault()).issue(Tokens.Purpose.RECEIPT, campaign, id);
        return Forms.get("/receipts/" + secret.text() + ".json");
    }

    private static byte[] from(String client, String slug) {
        var form = new String(new Forms(slug).signing(), StandardCharsets.US_ASCII);
        return form.replaceFirst("X-Forwarded-For: [^\r]*", "X-Forwarded-For: " + client)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String page(ServerProcess node, String slug) {
        return new String(send(node, Forms.get("/campaigns/" + slug)).body(), StandardCharsets.UTF_8);
    }

    private static Connection.Answer send(ServerProcess node, byte[] request) {
        try (var connection = new Connection(node.port())) {
            return connection.ask(request);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void within(Duration time, BooleanSupplier done) {
        var end = System.nanoTime() + time.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen within " + time).isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
