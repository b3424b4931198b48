package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.undersigned.Application;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Tally;
import org.undersigned.mail.Mailbox;
import org.undersigned.postgres.TestPostgres;

/** Undersigned as it is served, within a test: a database, a folder and a port of its own, and the bees as its letter. */
public final class Served implements AutoCloseable {

    public static final String BEES = "/campaigns/bees";
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final String DOCUMENT = """
            ---
            slug: bees
            ask: {country: optional}
            target: {name: Minister Mina, email: mina@ministry.example}
            ---
            Take Action: Leave room for the bees

            They were here first.

            Letter we will send to Minister Mina:

            Dear Minister Mina,

            please do this for the bees:

            1. Leave every tenth field unmown.

            Thank you.
            """;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Host host;
    private final int port;

    private Served(Host host, int port) {
        this.host = host;
        this.port = port;
    }

    public static Served in(Path data) {
        return in(data, database());
    }

    /** @param variables what the host has set, the database among it */
    public static Served in(Path data, Map<String, String> variables) {
        var port = freePort();
        var mode = new Host.Mode(true, "127.0.0.1", port, true, true);
        var served = new Served(Host.open(Application.class, new Environment(data, variables), mode), port);
        served.publish();
        return served;
    }

    /** Variables that name a fresh database. */
    public static Map<String, String> database() {
        return naming(TestPostgres.freshDatabase());
    }

    /** Variables that name this database; more may be set. */
    public static Map<String, String> naming(DriverManagerDataSource database) {
        return new HashMap<>(Map.of(
                "UNDERSIGNED_DATABASE_URL",
                database.getUrl(),
                "UNDERSIGNED_DATABASE_USER",
                database.getUsername(),
                "UNDERSIGNED_DATABASE_PASSWORD",
                database.getPassword()));
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public <T> T get(Class<T> type) {
        return host.get(type);
    }

    Host host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Campaign bees() {
        return get(Campaigns.class).bySlug("bees").orElseThrow();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A form that is well filled in, with these fields in place of its own; a field given empty is left out. */
    public static String form(Map<String, String> changed) {
        var fields = new HashMap<>(Map.of("name", "Sam", "email", "sam@signers.example", "agree", "on"));
        fields.putAll(changed);
        fields.values().removeIf(String::isEmpty);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    /** Signs and confirms; the path of the receipt. */
    public String sign(String name, String display) {
        var email = name.toLowerCase().replaceAll("[^a-z]", "") + "@signers.example";
        post(BEES + "/signatures", form(Map.of("name", name, "email", email, "display", display)));
        var location = post(link(email), "").headers().firstValue("Location").orElseThrow();
        return URI.create(location).getPath();
    }

    /** The path of the confirmation link that was mailed. */
    public String link(String email) {
        var mails = get(Mailbox.class);
        await(() -> !mails.to(email, 1).isEmpty());
        return URI.create(mails.to(email, 1).getFirst().links().getFirst()).getPath();
    }

    public void awaitCount(long count) {
        await(() -> get(Ledgers.class).tally(bees().id()).map(Tally::count).equals(java.util.Optional.of(count)));
    }

    public long count(String table) {
        return get(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    public static void await(BooleanSupplier done) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen within 20 s");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /** As a host stops it. */
    public void stop() {
        host.close();
    }

    @Override
    public void close() {
        browser.close();
        host.close();
    }

    private void publish() {
        var document = Documents.understood(DOCUMENT.getBytes(StandardCharsets.UTF_8), "bees.md")
                .document();
        get(Campaigns.class).publish(document, Documents.slug(document));
    }

    /** Paths below which nothing may be kept: a token stands in their address. */
    public List<String> secretPaths() {
        var receipt = sign("Ada", "full");
        return List.of(link("ada@signers.example"), receipt, receipt + "/data", receipt + "/check", receipt + ".json");
    }
}
