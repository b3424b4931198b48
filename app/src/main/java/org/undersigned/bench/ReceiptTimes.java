package org.undersigned.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** How long it takes from the button to a receipt with its proof: a hundred a second ask for theirs, the others only confirm. */
final class ReceiptTimes {

    private static final int CONFIRMING = 128;
    private static final int ASKED_A_SECOND = 100;
    private static final int PATIENT_SECONDS = 4;
    private static final double GOAL_SECONDS = 10;
    private static final Duration BETWEEN_ASKING = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final ServerProcess server;
    private final MailedLinks links;
    private final Duration time;

    ReceiptTimes(ServerProcess server, MailedLinks links, Duration time) {
        this.server = server;
        this.links = links;
        this.time = time;
    }

    Row at(int confirmationsPerSecond) {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirming =
                    CompletableFuture.supplyAsync(() -> confirm(confirmationsPerSecond - ASKED_A_SECOND), others);
            var sealed = Load.fullSpeed(ASKED_A_SECOND * PATIENT_SECONDS, time)
                    .at(ASKED_A_SECOND)
                    .run(proved());
            var other = confirming.join();
            var row = Row.atMost(
                            "receipt with its proof, at " + confirmationsPerSecond + " confirmations a second, p99",
                            sealed.p99() / 1e3,
                            GOAL_SECONDS,
                            "s",
                            "%s; of the others %d wrong"
                                    .formatted(
                                            sealed.told(),
                                            other.map(Measured::wrong).orElse(0L)))
                    .of(sealed);
            return other.map(row::of).orElse(row);
        }
    }

    /** Empty when there are none beside those that ask for their receipt. */
    private Optional<Measured> confirm(int perSecond) {
        return perSecond == 0
                ? Optional.empty()
                : Optional.of(Load.fullSpeed(CONFIRMING, time)
                        .at(perSecond)
                        .run(Workers.asking(server, () -> links.next().confirmation(), 303)));
    }

    /** Presses the button, and asks for the receipt until it has its proof. */
    private Supplier<Load.Worker> proved() {
        return Workers.doing(server, connection -> {
            var mailed = links.next();
            if (connection.exchange(mailed.confirmation()) != 303) {
                return false;
            }
            var latest = System.nanoTime() + LONGEST_WAIT.toNanos();
            var status = ask(mailed);
            while (status == 503 && System.nanoTime() < latest) {
                Thread.sleep(BETWEEN_ASKING);
                status = ask(mailed);
            }
            return status == 200;
        });
    }

    /** Over a connection of its own: Tomcat hangs up after a 503. */
    private int ask(MailedLinks.Mailed mailed) throws IOException {
        try (var connection = new Connection(server.port())) {
            return connection.exchange(mailed.receipt());
        }
    }
}
