package org.undersigned.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.undersigned.postgres.EmbeddedPostgres;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/** Kills the server and its database again and again while people sign, and then says whether anything promised was lost. */
public final class CrashRun {

    private enum Victim {
        SERVER,
        DATABASE
    }

    /** Each so-many-th time something dies while all recovers from the last death, or dies with the other. */
    private static final int WORSE_ONE_IN = 4;

    private static final int LONGEST_START_MILLIS = 3_000;
    private static final int LONGEST_RECOVERY_MILLIS = 300;
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(20);
    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;

    private final Path data;
    private final Path document;
    private final List<Victim> victims;
    private final Consumer<String> progress;
    private final String slug = Forms.slugOfItsOwn();
    private final int port = ServerProcess.freePort();
    private final Promises promises = new Promises();
    private int whileRecovering;

    /** @param data an empty folder */
    public CrashRun(Path data, Path document, int serverKills, int databaseKills, Consumer<String> progress) {
        this.data = data;
        this.document = document;
        this.progress = progress;
        this.victims = new ArrayList<>(Collections.nCopies(serverKills, Victim.SERVER));
        this.victims.addAll(Collections.nCopies(databaseKills, Victim.DATABASE));
        Collections.shuffle(victims);
    }

    public CrashReport run() {
        return run(_ -> {});
    }

    /** @param planted what is done to the database before it is held against what was answered */
    CrashReport run(Consumer<Database> planted) {
        var server = serve();
        try {
            ServerProcess.run("publish", document.toString(), "--slug", slug, "--data", data.toString());
            var vault = new Vault(new VaultSettings(data.resolve("keys")));
            var tokens = new Tokens(vault);
            var campaign = campaign();
            var postman = new Postman(List.of(data.resolve("mail")), campaign, tokens, promises);
            var crowd = new Crowd(() -> port, campaign, slug, tokens, postman, promises);
            try (crowd) {
                crowd.come();
                for (var i = 0; i < victims.size(); i++) {
                    Pause.of(millis(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
                    progress.accept("%d of %d: kills the %s, %d requests and %d confirmations answered"
                            .formatted(
                                    i + 1,
                                    victims.size(),
                                    victims.get(i).name().toLowerCase(Locale.ROOT),
                                    promises.requests().size(),
                                    promises.confirmations().size()));
                    server = i % WORSE_ONE_IN == 0
                            ? killWhileRecovering(victims.get(i), server)
                            : kill(victims.get(i), server);
                    crowd.awaitAnswer();
                    // The first death may come while the ledger begins; those after it find receipts.
                    crowd.awaitReceipt();
                }
                Pause.of(Duration.ofMillis(LONGEST_PAUSE_MILLIS));
            }
            try (var postgres = open()) {
                planted.accept(Database.of(postgres));
                var findings = new Reckoning(port, slug, Database.of(postgres), vault, postman, promises).findings();
                return new CrashReport(numbers(crowd), findings);
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess kill(Victim victim, ServerProcess server) {
        return switch (victim) {
            case SERVER -> {
                server.kill();
                yield serve();
            }
            case DATABASE -> {
                killDatabase();
                yield server;
            }
        };
    }

    /** The server dies with its database, and its successor while it starts; or the database dies again before it is back. */
    private ServerProcess killWhileRecovering(Victim victim, ServerProcess server) {
        killDatabase();
        return switch (victim) {
            case SERVER -> {
                server.kill();
                whileRecovering++;
                ServerProcess.killStarting(data, port, millis(0, LONGEST_START_MILLIS));
                yield serve();
            }
            case DATABASE -> {
                awaitDatabase();
                Pause.of(millis(0, LONGEST_RECOVERY_MILLIS));
                whileRecovering += killDatabase() ? 1 : 0;
                yield server;
            }
        };
    }

    /** Whether there was one to kill. */
    private boolean killDatabase() {
        var process = postmaster();
        process.ifPresent(Processes::kill);
        return process.isPresent();
    }

    private void awaitDatabase() {
        var end = System.nanoTime() + LONGEST_ABSENCE.toNanos();
        while (postmaster().isEmpty() && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(2));
        }
    }

    private OptionalLong postmaster() {
        return Processes.postmaster(data.resolve("postgres/data"));
    }

    private static Duration millis(int least, int most) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(least, most));
    }

    private Map<String, Object> numbers(Crowd crowd) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("kills of the server", Collections.frequency(victims, Victim.SERVER));
        numbers.put("kills of the database", Collections.frequency(victims, Victim.DATABASE));
        numbers.put("of those, while the last was being recovered from", whileRecovering);
        numbers.putAll(crowd.numbers());
        return numbers;
    }

    private ServerProcess serve() {
        return ServerProcess.serve(data, port, Map.of());
    }

    private long campaign() {
        try (var postgres = open()) {
            return Database.of(postgres).campaign(slug);
        }
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(data.resolve("postgres"));
    }
}
