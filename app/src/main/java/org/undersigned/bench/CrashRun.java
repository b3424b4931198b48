package org.undersigned.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final int SHORTEST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;

    private final Path data;
    private final Path document;
    private final List<Victim> victims;
    private final Consumer<String> progress;
    private final String slug = Forms.slugOfItsOwn();
    private final int port = ServerProcess.freePort();
    private final Promises promises = new Promises();

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
                    Pause.of(Duration.ofMillis(
                            ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)));
                    progress.accept("%d of %d: kills the %s, %d requests and %d confirmations answered"
                            .formatted(
                                    i + 1,
                                    victims.size(),
                                    victims.get(i).name().toLowerCase(Locale.ROOT),
                                    promises.requests().size(),
                                    promises.confirmations().size()));
                    server = kill(victims.get(i), server, crowd);
                }
                Pause.of(Duration.ofMillis(LONGEST_PAUSE_MILLIS));
            }
            try (var postgres = open()) {
                var findings = new Reckoning(port, slug, Database.of(postgres), vault, postman, promises).findings();
                return new CrashReport(numbers(crowd), findings);
            }
        } finally {
            server.close();
        }
    }

    private ServerProcess kill(Victim victim, ServerProcess server, Crowd crowd) {
        return switch (victim) {
            case SERVER -> {
                server.kill();
                var next = serve();
                crowd.awaitAnswer();
                yield next;
            }
            case DATABASE -> {
                Processes.postmaster(data.resolve("postgres/data")).ifPresent(Processes::kill);
                crowd.awaitAnswer();
                yield server;
            }
        };
    }

    private Map<String, Object> numbers(Crowd crowd) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("kills of the server", Collections.frequency(victims, Victim.SERVER));
        numbers.put("kills of the database", Collections.frequency(victims, Victim.DATABASE));
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
