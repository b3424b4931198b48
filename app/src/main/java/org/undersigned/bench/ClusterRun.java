package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

/**
 * Two servers on the cluster that {@code deploy/patroni/up} made: kills the machine of the primary while people sign at
 * both, and says how long nobody could and whether anything promised was lost.
 */
public final class ClusterRun {

    private static final Duration BEFORE = Duration.ofSeconds(8);
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);
    private static final Duration GOAL = Duration.ofSeconds(30);

    private final Path cluster;
    private final Path data;
    private final Path document;
    private final Consumer<String> progress;
    private final String slug = Forms.slugOfItsOwn();
    private final Promises promises = new Promises();

    /**
     * @param cluster the folder of the cluster
     * @param data an empty folder
     */
    public ClusterRun(Path cluster, Path data, Path document, Consumer<String> progress) {
        this.cluster = cluster;
        this.data = data;
        this.document = document;
        this.progress = progress;
    }

    /** In a database of its own, so that nobody's is touched. */
    public CrashReport run() {
        var variables = variables();
        var given = Database.in(variables);
        var name = slug.replace('-', '_');
        var database = given.beside(name);
        try {
            variables.put("UNDERSIGNED_DATABASE_URL", database.url());
            return run(database, variables);
        } finally {
            given.drop(name);
        }
    }

    private CrashReport run(Database database, Map<String, String> variables) {
        var folders = List.of(data.resolve("one"), data.resolve("two"));
        try (var one = serve(folders.getFirst(), variables);
                var two = serve(folders.getLast(), variables)) {
            ServerProcess.run(
                    variables,
                    "publish",
                    document.toString(),
                    "--slug",
                    slug,
                    "--data",
                    folders.getFirst().toString());
            var vault = new Vault(new VaultSettings(data.resolve("keys")));
            var tokens = new Tokens(vault);
            var mails = folders.stream().map(it -> it.resolve("mail")).toList();
            var postman = new Postman(mails, database.campaign(slug), tokens, promises);
            var crowd = new Crowd(
                    () -> ThreadLocalRandom.current().nextBoolean() ? one.port() : two.port(),
                    database.campaign(slug),
                    slug,
                    tokens,
                    postman,
                    promises);
            int primary;
            try (crowd) {
                crowd.come();
                Pause.of(BEFORE);
                crowd.awaitReceipt();
                primary = killPrimary();
                crowd.awaitAnswer();
                Pause.of(AFTERWARDS);
            }
            var findings =
                    new ArrayList<>(new Reckoning(two.port(), slug, database, vault, postman, promises).findings());
            findings.add(inTime(crowd));
            return new CrashReport(numbers(crowd, primary), findings);
        }
    }

    private static Map<String, Object> numbers(Crowd crowd, int killed) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("killed", "node " + killed + ", the primary");
        numbers.putAll(crowd.numbers());
        return numbers;
    }

    private static Finding inTime(Crowd crowd) {
        var gap = crowd.longestGap();
        return new Finding(
                "someone can sign again within " + GOAL.toSeconds() + " s",
                1,
                gap.compareTo(GOAL) <= 0 ? List.of() : List.of("nobody for " + gap.toSeconds() + " s"));
    }

    /** All that its machine runs: Patroni first, so that it does not start its PostgreSQL again, and its etcd. The number of the node. */
    private int killPrimary() {
        var primary = nodes().entrySet().stream()
                .filter(node -> isPrimary(node.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the cluster has no primary"));
        var postmaster = Processes.postmaster(cluster.resolve("data" + primary)).orElseThrow();
        progress.accept("kills node " + primary);
        Processes.kill(number(cluster.resolve("patroni" + primary + ".pid")));
        Processes.kill(postmaster);
        Processes.kill(number(cluster.resolve("etcd" + primary + ".pid")));
        return primary;
    }

    /** The port of each node at which Patroni tells what it is. */
    private Map<Integer, Integer> nodes() {
        return lines(cluster.resolve("nodes")).stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(it -> Integer.valueOf(it[0]), it -> Integer.valueOf(it[1])));
    }

    private static boolean isPrimary(int port) {
        try {
            var role = URI.create("http://127.0.0.1:" + port + "/primary").toURL();
            return ((HttpURLConnection) role.openConnection()).getResponseCode() == 200;
        } catch (IOException dead) {
            return false;
        }
    }

    private Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        for (var line : lines(cluster.resolve("undersigned.env"))) {
            var parts = line.split("=", 2);
            variables.put(parts[0], parts[1].replaceAll("^'|'$", ""));
        }
        variables.put("UNDERSIGNED_KEYS", data.resolve("keys").toString());
        variables.put("UNDERSIGNED_PUBLIC_URL", "http://localhost:8080");
        return variables;
    }

    private static ServerProcess serve(Path folder, Map<String, String> variables) {
        return ServerProcess.serve(folder, ServerProcess.freePort(), variables);
    }

    private static long number(Path file) {
        return Long.parseLong(lines(file).getFirst().strip());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
