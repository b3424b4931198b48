package org.undersigned.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All that a campaign's great day brings, at once and for a while, at rates that a host is to bear without end. */
final class Together {

    private static final Duration TIME = Duration.ofMinutes(10);
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final int CONNECTIONS = 64;
    private static final double SIGNING = 500;
    private static final double CONFIRMING = 500;
    private static final double READING = 2_000;
    private static final double P99_GOAL = 250;
    private static final double MEMORY_GOAL = 1.05;
    private static final Duration BETWEEN_COLLECTING = Duration.ofSeconds(1);

    private final ServerProcess server;
    private final Database database;
    private final String slug;
    private final MailedLinks links;

    Together(ServerProcess server, Database database, String slug, MailedLinks links) {
        this.server = server;
        this.database = database;
        this.slug = slug;
        this.links = links;
    }

    Stream<Row> rows() {
        try (var loads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signing = at(SIGNING, Workers.asking(server, new Forms(slug)::signing, 303), loads);
            var confirming =
                    at(CONFIRMING, Workers.asking(server, () -> links.next().confirmation(), 303), loads);
            var reading = at(READING, Workers.asking(server, Forms.get("/campaigns/" + slug), 200), loads);
            Pause.of(WARM_UP);
            var before = Processes.resident(server.pid());
            while (!signing.isDone()) {
                links.collect();
                Pause.of(BETWEEN_COLLECTING);
            }
            var after = Processes.resident(server.pid());
            var waiting = database.waiting(database.campaign(slug));
            return Stream.of(
                    row("signings", signing.join()),
                    row("confirmations", confirming.join()),
                    row("pages", reading.join()),
                    Row.atMost(
                            "memory after ten minutes, to that after the first",
                            after / before,
                            MEMORY_GOAL,
                            "×",
                            "%.0f MiB, %.0f MiB; %d answers, mails and entries not done yet"
                                    .formatted(before, after, waiting)));
        }
    }

    private static CompletableFuture<Measured> at(double perSecond, Supplier<Load.Worker> workers, Executor loads) {
        var load = new Load(CONNECTIONS, WARM_UP, TIME).at(perSecond);
        return CompletableFuture.supplyAsync(() -> load.run(workers), loads);
    }

    private static Row row(String name, Measured measured) {
        return Row.atMost(
                        "ten minutes of all together: " + name + ", p99",
                        measured.p99(),
                        P99_GOAL,
                        "ms",
                        measured.told())
                .of(measured);
    }
}
