package org.undersigned.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.undersigned.postgres.EmbeddedPostgres;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/** The rows of docs/performance.md, measured on this machine in one run: each against what the same machine can do at best. */
public final class Benchmark {

    private static final int NOBODYS = -1;
    private static final List<Integer> CLIENTS = List.of(4, 8, 16, 32, 64);
    private static final int FEW = 16;
    private static final int MANY = 128;
    private static final int TOO_MANY = 1_500;
    private static final List<Integer> PROVED_A_SECOND = List.of(100, 1_000);
    private static final int STORED = 5_000_000;
    private static final int TOLD_EVERY = 500_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** Of each side. */
    private static final int TURNS = 3;

    /** The same where no mails are waited for: a turn takes but a moment. */
    private static final int MOMENTS = 12;

    private final Path data;
    private final Path document;
    private final Duration time;
    private final boolean whole;
    private final Consumer<String> progress;
    private final List<Row> rows = new ArrayList<>();
    private final String slug = Forms.slugOfItsOwn();

    /**
     * @param data an empty folder on the disk that is to be measured
     * @param document the campaign that is signed
     * @param time how long each measure takes, after a warm-up of a third of it
     * @param whole with what takes long: ten minutes of all together, and five million signatures
     */
    public Benchmark(Path data, Path document, Duration time, boolean whole, Consumer<String> progress) {
        this.data = data;
        this.document = document;
        this.time = time;
        this.whole = whole;
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
            var limit = best(database, new OneByOne(postgres, NOBODYS)::signing);
            signings(server, database, limit);
            var links = links(database);
            confirmations(server, postgres, database, links);
            add(new WholeWay(server, database, slug, links, time).row());
            new PublicPages(server, slug, data, time).rows().forEach(this::add);
            if (whole) {
                lasting(server, database, limit);
                new Together(server, database, slug, links).rows().forEach(this::add);
                filled(server, postgres, database);
            }
            add(Row.atMost(
                    "resident after all that", Processes.resident(server.pid()), 450, "MiB", "without the database"));
        }
        return new Report(load, Processes.machineLoad(), Runtime.getRuntime().availableProcessors(), time, rows);
    }

    private void signings(ServerProcess server, Database database, Limit limit) {
        warmUp(server, database);
        accepted(server, database, limit, FEW, 1.2);
        var many = accepted(server, database, limit, MANY, 2.5);
        var calm = Load.fullSpeed(MANY, time).at(many.taken().perSecond() / 2).run(signing(server));
        database.awaitQuiet(slug);
        var mailing = mailingEach(server, database);
        add(Row.atMost(
                "processor time a signing",
                many.each(),
                0.20,
                "ms",
                "application and database, %d mails written for %d signings meanwhile; %.2f ms with each its mail, as a file in a folder"
                        .formatted(many.mailed(), many.stored(), mailing)));
        add(Row.atMost("p99 at half the top rate", calm.p99(), 50, "ms", calm.told())
                .of(calm));
        overCapacity(server, many.taken());
        rest(database);
    }

    private void warmUp(ServerProcess server, Database database) {
        new WarmUp(MANY, WARM_UP).run(signing(server), rate -> {
            progress.accept("warming up: %.0f/s".formatted(rate));
            rest(database);
        });
    }

    /** More than can be let in, each of whom asks again at once. */
    private void overCapacity(ServerProcess server, Measured many) {
        var turnedAway = new AtomicLong();
        var pressing = Workers.pressing(server, new Forms(slug)::signing, turnedAway);
        new WarmUp(TOO_MANY, WARM_UP.dividedBy(2)).run(pressing, _ -> turnedAway.set(0));
        var taken = Load.fullSpeed(TOO_MANY, time).run(pressing);
        add(Row.told(
                "signings beyond capacity, " + TOO_MANY + " connections",
                "%.2f × those at %d (%.0f/s, p50 %.1f ms, p99 %.1f ms; turned away with their form, warm-up included: %d)"
                        .formatted(
                                taken.perSecond() / many.perSecond(),
                                MANY,
                                taken.perSecond(),
                                taken.p50(),
                                taken.p99(),
                                turnedAway.get())));
    }

    private Turn accepted(ServerProcess server, Database database, Limit limit, int connections, double goal) {
        var turns = ByTurns.of(
                MOMENTS, () -> limit.measure(moment()), () -> taken(server, database, connections, moment()));
        var plain = turns.best();
        var ours = turns.ours();
        database.empty(NOBODYS);
        var taken = ours.taken();
        add(Row.atLeast(
                        "signings, " + connections + " connections",
                        taken.perSecond() / plain.perSecond(),
                        goal,
                        "%s; one a transaction %.0f/s".formatted(taken.told(), plain.perSecond()))
                .of(taken));
        return ours;
    }

    /** In milliseconds, until each has its mail. */
    private double mailingEach(ServerProcess server, Database database) {
        var campaign = database.campaign(slug);
        var request = database.newest("request", campaign);
        var before = cpu(server, database);
        Load.fullSpeed(MANY, time).run(signing(server));
        database.awaitQuiet(slug);
        return (cpu(server, database) - before) * 1e3 / database.count("request", campaign, request);
    }

    /** Signing for a while, whose mails are not waited for: they take ten times as long, and then the machine is another. */
    private Turn taken(ServerProcess server, Database database, int connections, Duration time) {
        var campaign = database.campaign(slug);
        var request = database.newest("request", campaign);
        var mail = database.newest("mail", campaign);
        var before = cpu(server, database);
        var taken = Load.fullSpeed(connections, time).run(signing(server));
        var seconds = cpu(server, database) - before;
        var rows = database.count("request", campaign, request);
        mustBeStored(taken, rows);
        var mailed = database.count("mail", campaign, mail);
        rest(database);
        return new Turn(taken, rows, mailed, seconds);
    }

    /** Without what is left to do of the measure before. */
    private void rest(Database database) {
        database.empty(database.campaign(slug));
        database.awaitQuiet(slug);
    }

    private static void mustBeStored(Measured taken, long rows) {
        if (rows < taken.answered()) {
            throw new IllegalStateException(taken.answered() + " were answered and " + rows + " are stored");
        }
    }

    private Supplier<Load.Worker> signing(ServerProcess server) {
        return Workers.asking(server, new Forms(slug)::signing, 303);
    }

    private void confirmations(ServerProcess server, EmbeddedPostgres postgres, Database database, MailedLinks links) {
        var limit = best(database, new OneByOne(postgres, NOBODYS)::confirming);
        links.collect();
        Supplier<Load.Worker> pressing =
                Workers.asking(server, () -> links.next().confirmation(), 303);
        new WarmUp(MANY, WARM_UP.dividedBy(2)).run(pressing, _ -> database.awaitQuiet(slug));
        database.awaitQuiet(slug);
        var turns =
                ByTurns.of(TURNS, () -> limit.measure(part()), () -> confirmed(server, database, pressing, moment()));
        database.empty(NOBODYS);
        var plain = turns.best();
        var pressed = turns.ours().taken();
        add(Row.atLeast(
                        "confirmations, 128 connections",
                        pressed.perSecond() / plain.perSecond(),
                        1.0,
                        "%s; one a transaction %.0f/s; %.2f ms of processor time each"
                                .formatted(
                                        pressed.told(),
                                        plain.perSecond(),
                                        turns.ours().each()))
                .of(pressed));
        for (var rate : PROVED_A_SECOND) {
            database.awaitQuiet(slug);
            add(new ReceiptTimes(server, links, time).at(rate));
        }
    }

    private Turn confirmed(ServerProcess server, Database database, Supplier<Load.Worker> pressing, Duration time) {
        var campaign = database.campaign(slug);
        var confirmed = database.count("signature", campaign);
        var before = cpu(server, database);
        var pressed = Load.fullSpeed(MANY, time).run(pressing);
        var seconds = cpu(server, database) - before;
        var written = database.count("signature", campaign) - confirmed;
        mustBeStored(pressed, written);
        database.awaitQuiet(slug);
        return new Turn(pressed, written, 0, seconds);
    }

    /** For so long that mails have to be written meanwhile. */
    private void lasting(ServerProcess server, Database database, Limit limit) {
        database.awaitQuiet(slug);
        var plain = limit.measure(part());
        var taken = new Load(MANY, Duration.ofSeconds(15), Duration.ofMinutes(1)).run(signing(server));
        rest(database);
        plain = plain.and(limit.measure(part()));
        database.empty(NOBODYS);
        add(Row.atLeast(
                        "signings for a minute, 128 connections, while mails are written",
                        taken.perSecond() / plain.perSecond(),
                        1.0,
                        "%s; one a transaction %.0f/s".formatted(taken.told(), plain.perSecond()))
                .of(taken));
    }

    /** As many signatures as a nation has, against a second server that has none, by turns. */
    private void filled(ServerProcess server, EmbeddedPostgres postgres, Database database) {
        new Filling(postgres, data, slug).add(STORED, done -> {
            if (done % TOLD_EVERY == 0) {
                progress.accept("%,d signatures stored".formatted(done));
            }
        });
        database.awaitQuiet(slug);
        var beside = data.resolve("empty");
        try (var other = ServerProcess.serve(beside);
                var itsPostgres = EmbeddedPostgres.open(beside.resolve("postgres"))) {
            ServerProcess.run("publish", document.toString(), "--slug", slug, "--data", beside.toString());
            var empty = Database.of(itsPostgres);
            warmUp(other, empty);
            database.settle();
            var before = taken(other, empty, MANY, time).taken();
            var cold = taken(server, database, MANY, time).taken();
            warmUp(server, database);
            var turns = ByTurns.of(
                    MOMENTS, () -> taken(other, empty, MANY, moment()), () -> taken(server, database, MANY, moment()));
            var none = turns.best().taken().perSecond();
            var taken = turns.ours().taken();
            add(Row.atLeast(
                            "signings with 5,000,000 signatures stored, to those with none",
                            taken.perSecond() / none,
                            0.9,
                            "%s; with none %.0f/s".formatted(taken.told(), none))
                    .of(taken));
            add(Row.told(
                    "the same, in the first seconds after a checkpoint",
                    "%.2f × those with none (%.0f/s; with none %.0f/s)"
                            .formatted(cold.perSecond() / before.perSecond(), cold.perSecond(), before.perSecond())));
        }
    }

    private MailedLinks links(Database database) {
        var tokens = new Tokens(new Vault(new VaultSettings(data.resolve("keys"))));
        return new MailedLinks(tokens, database, database.campaign(slug));
    }

    private Limit best(Database database, Supplier<Load.Worker> plain) {
        new Limit(plain, FEW).measure(WARM_UP);
        var best = new Limit(plain, 0);
        var fastest = 0.0;
        for (var clients : CLIENTS) {
            var tried = new Limit(plain, clients);
            var rate = tried.measure(part()).perSecond();
            best = rate > fastest ? tried : best;
            fastest = Math.max(rate, fastest);
        }
        database.empty(NOBODYS);
        return best;
    }

    /** How long one of several turns takes. */
    private Duration part() {
        return time.dividedBy(2);
    }

    /** The same where there are many. */
    private Duration moment() {
        return time.dividedBy(3);
    }

    /** That application and database have taken so far, in seconds. */
    static double cpu(ServerProcess server, Database database) {
        return Processes.cpu(server.pid()) + Processes.cpu(database.process());
    }

    private void add(Row row) {
        rows.add(row);
        progress.accept(row.measure() + ": " + row.value());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
