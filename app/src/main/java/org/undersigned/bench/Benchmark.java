package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.undersigned.postgres.EmbeddedPostgres;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/** The rows of docs/performance.md, measured on this machine in one run: each against what the same machine can do at best. */
public final class Benchmark {

    private static final int NOBODYS = -1;
    private static final List<Integer> CLIENTS = List.of(8, 16, 32);
    private static final int FEW = 16;
    private static final int MANY = 128;
    private static final List<Integer> PROVED_A_SECOND = List.of(100, 1_000);
    private static final int PATIENT_SECONDS = 4;
    private static final Duration BETWEEN_ASKING = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Path data;
    private final Path document;
    private final Duration time;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();
    private final String slug = Forms.slugOfItsOwn();

    /**
     * @param data an empty folder on the disk that is to be measured
     * @param document the campaign that is signed
     * @param time how long each measure takes, after a warm-up of a third of it
     */
    public Benchmark(Path data, Path document, Duration time, Consumer<String> progress) {
        this.data = data;
        this.document = document;
        this.time = time;
        this.progress = progress;
    }

    public Report run() {
        var load = Processes.machineLoad();
        try (var first = ServerProcess.serve(data)) {
            progress.accept("first start: %.1f s".formatted(seconds(first.ready())));
            ServerProcess.run("publish", document.toString(), "--slug", slug, "--data", data.toString());
        }
        try (var server = ServerProcess.serve(data);
                var postgres = EmbeddedPostgres.open(data.resolve("postgres"))) {
            add(Row.atMost("ready, second start", seconds(server.ready()), 6, "s", "embedded database"));
            var database = Database.of(postgres);
            signings(server, postgres, database);
            confirmations(server, postgres, database);
            pages(server);
            add(Row.atMost(
                    "resident after all that", Processes.resident(server.pid()), 450, "MiB", "without the database"));
        }
        return new Report(load, Processes.machineLoad(), Runtime.getRuntime().availableProcessors(), time, rows);
    }

    private void signings(ServerProcess server, EmbeddedPostgres postgres, Database database) {
        var plain = new OneByOne(postgres, NOBODYS);
        var limit = best(plain::signing);
        var campaign = database.campaign(slug);
        for (var connections : List.of(FEW, MANY)) {
            var stored = database.count("request", campaign);
            var cpu = cpu(server, database);
            var taken = Load.fullSpeed(connections, time).run(http(server, new Forms(slug)::signing, 303));
            var written = database.count("request", campaign) - stored;
            var spent = (cpu(server, database) - cpu) / Math.max(1, written);
            var ratio = taken.perSecond() / limit.perSecond();
            add(Row.atLeast(
                            "signings, " + connections + " connections",
                            ratio,
                            connections == MANY ? 2.5 : 1.2,
                            "%s; one a transaction %.0f/s".formatted(told(taken), limit.perSecond()))
                    .of(taken));
            if (written < taken.count()) {
                throw new IllegalStateException(taken.count() + " were answered and " + written + " are stored");
            }
            if (connections == MANY) {
                add(Row.atMost("processor time a signing", spent * 1e3, 0.20, "ms", "application and database"));
                var calm = Load.fullSpeed(connections, time)
                        .at(taken.perSecond() / 2)
                        .run(http(server, new Forms(slug)::signing, 303));
                add(Row.atMost("p99 at half the top rate", calm.p99(), 50, "ms", told(calm))
                        .of(calm));
            }
        }
    }

    private void confirmations(ServerProcess server, EmbeddedPostgres postgres, Database database) {
        var plain = new OneByOne(postgres, NOBODYS);
        var limit = best(plain::confirming);
        var links = links(database);
        var confirmed = database.count("signature", database.campaign(slug));
        var cpu = cpu(server, database);
        var pressed =
                Load.fullSpeed(MANY, time).run(http(server, () -> next(links).confirmation(), 303));
        var spent = (cpu(server, database) - cpu)
                / Math.max(1, database.count("signature", database.campaign(slug)) - confirmed);
        add(Row.atLeast(
                        "confirmations, " + MANY + " connections",
                        pressed.perSecond() / limit.perSecond(),
                        1.0,
                        "%s; one a transaction %.0f/s; %.2f ms of processor time each"
                                .formatted(told(pressed), limit.perSecond(), spent * 1e3))
                .of(pressed));
        for (var rate : PROVED_A_SECOND) {
            awaitSequencer(database);
            receipts(server, links, rate);
        }
    }

    private void receipts(ServerProcess server, Queue<Mailed> links, int rate) {
        var sealed = Load.fullSpeed(rate * PATIENT_SECONDS, time).at(rate).run(proved(server, links));
        add(Row.atMost(
                        "receipt with its proof, at " + rate + " confirmations a second, p99",
                        sealed.p99() / 1e3,
                        10,
                        "s",
                        told(sealed))
                .of(sealed));
    }

    /** What the measure before left behind is not to be waited for by this one. */
    private void awaitSequencer(Database database) {
        var campaign = database.campaign(slug);
        while (database.count("sequencing", campaign) > 0) {
            Pause.of(BETWEEN_ASKING);
        }
    }

    /** Links to press, and the receipts that will come of them. */
    private Queue<Mailed> links(Database database) {
        var tokens = new Tokens(new Vault(new VaultSettings(data.resolve("keys"))));
        var campaign = database.campaign(slug);
        return database.unconfirmed(campaign).stream()
                .map(id -> new Mailed(
                        Forms.confirmation(tokens.issue(Tokens.Purpose.CONFIRMATION, campaign, id)),
                        Forms.receipt(tokens.issue(Tokens.Purpose.RECEIPT, campaign, id))))
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    }

    private record Mailed(byte[] confirmation, byte[] receipt) {}

    /** Presses the button, and asks for the receipt until it has its proof. */
    private static Supplier<Load.Worker> proved(ServerProcess server, Queue<Mailed> links) {
        return worker(server, connection -> {
            var mailed = next(links);
            if (connection.exchange(mailed.confirmation()) != 303) {
                return false;
            }
            var latest = System.nanoTime() + LONGEST_WAIT.toNanos();
            var status = ask(server, mailed);
            while (status == 503 && System.nanoTime() < latest) {
                Thread.sleep(BETWEEN_ASKING);
                status = ask(server, mailed);
            }
            return status == 200;
        });
    }

    /** Over a connection of its own: Tomcat hangs up after a 503. */
    private static int ask(ServerProcess server, Mailed mailed) throws IOException {
        try (var connection = new Connection(server.port())) {
            return connection.exchange(mailed.receipt());
        }
    }

    private void pages(ServerProcess server) {
        var page = "/campaigns/" + slug;
        for (var form :
                Map.of("action page", page, "count.json", page + "/count.json").entrySet()) {
            var bytes = save(server, form.getValue());
            try (var bare = ServerProcess.bare(bytes)) {
                var best = Load.fullSpeed(FEW, time).run(http(bare, asking("/"), 200));
                var ours = Load.fullSpeed(FEW, time).run(http(server, asking(form.getValue()), 200));
                add(Row.atLeast(
                                form.getKey(),
                                ours.perSecond() / best.perSecond(),
                                0.85,
                                "%s; a bare servlet %.0f/s".formatted(told(ours), best.perSecond()))
                        .of(ours));
            }
        }
    }

    private static Supplier<byte[]> asking(String path) {
        var request = Forms.get(path);
        return () -> request;
    }

    private Path save(ServerProcess server, String path) {
        try {
            var file = Files.createTempFile(data, "page", "");
            try (var in = URI.create("http://127.0.0.1:" + server.port() + path)
                    .toURL()
                    .openStream()) {
                Files.write(file, in.readAllBytes());
            }
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Measured best(Supplier<Load.Worker> plain) {
        return CLIENTS.stream()
                .map(clients -> Load.fullSpeed(clients, time.dividedBy(2)).run(plain))
                .max(Comparator.comparingDouble(Measured::perSecond))
                .orElseThrow();
    }

    private interface Exchange {
        boolean over(Connection connection) throws Exception;
    }

    private static Supplier<Load.Worker> http(ServerProcess server, Supplier<byte[]> requests, int status) {
        return worker(server, connection -> connection.exchange(requests.get()) == status);
    }

    private static Supplier<Load.Worker> worker(ServerProcess server, Exchange exchange) {
        return () -> {
            try {
                var connection = new Connection(server.port());
                return new Load.Worker() {
                    @Override
                    public boolean once() throws Exception {
                        return exchange.over(connection);
                    }

                    @Override
                    public void close() throws IOException {
                        connection.close();
                    }
                };
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    private static Mailed next(Queue<Mailed> links) {
        return Optional.ofNullable(links.poll())
                .orElseThrow(() -> new IllegalStateException("there are no more links to press"));
    }

    private static double cpu(ServerProcess server, Database database) {
        return Processes.cpu(server.pid()) + Processes.cpu(database.process());
    }

    private void add(Row row) {
        rows.add(row);
        progress.accept(row.measure() + ": " + row.value());
    }

    private static String told(Measured measured) {
        return "%.0f/s, p50 %.1f ms, p99 %.1f ms, %d wrong"
                .formatted(measured.perSecond(), measured.p50(), measured.p99(), measured.wrong());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
