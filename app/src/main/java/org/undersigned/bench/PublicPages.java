package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Pages from memory, in each of their forms, against a bare server that writes the same bytes. */
final class PublicPages {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int TURNS = 6;
    private static final double GOAL = 0.85;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final ServerProcess server;
    private final String page;
    private final Path folder;
    private final Duration time;

    /** @param folder for what the bare server writes */
    PublicPages(ServerProcess server, String slug, Path folder, Duration time) {
        this.server = server;
        this.page = "/campaigns/" + slug;
        this.folder = folder;
        this.time = time;
    }

    /** What a browser asks for and is given: a header that it sends, if any. */
    private record Form(String name, String path, String header, String value, int status) {

        byte[] request() {
            return Forms.get(path, header + ": " + value);
        }

        /** To the end of its answer. */
        HttpURLConnection open(ServerProcess server) throws IOException {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + server.port() + path)
                    .toURL()
                    .openConnection();
            connection.setRequestProperty(header, value);
            return connection;
        }
    }

    Stream<Row> rows() {
        var count = page + "/count.json";
        return Stream.of(
                        plain("action page", page),
                        new Form("action page, gzip", page, HttpHeaders.ACCEPT_ENCODING, "gzip", OK),
                        new Form("action page, 304", page, HttpHeaders.IF_NONE_MATCH, etag(page), NOT_MODIFIED),
                        plain("count.json", count))
                .map(this::measured);
    }

    private Row measured(Form form) {
        try (var bare = ServerProcess.bare(saved(form), form.status())) {
            warmUp(bare, form);
            warmUp(server, form);
            var turns = ByTurns.of(TURNS, () -> measured(bare, form), () -> measured(server, form));
            var best = turns.best();
            var ours = turns.ours();
            return Row.atLeast(
                            form.name(),
                            ours.perSecond() / best.perSecond(),
                            GOAL,
                            "%s; a bare servlet %.0f/s".formatted(ours.told(), best.perSecond()))
                    .of(ours);
        }
    }

    private static void warmUp(ServerProcess asked, Form form) {
        new WarmUp(CONNECTIONS, WARM_UP).run(asking(asked, form), _ -> {});
    }

    private Measured measured(ServerProcess asked, Form form) {
        return Load.fullSpeed(CONNECTIONS, time.dividedBy(TURNS)).run(asking(asked, form));
    }

    private static Supplier<Load.Worker> asking(ServerProcess asked, Form form) {
        return Workers.asking(asked, form.request(), form.status());
    }

    private static Form plain(String name, String path) {
        return new Form(name, path, HttpHeaders.ACCEPT, "*/*", OK);
    }

    private String etag(String path) {
        try {
            return plain("", path).open(server).getHeaderField(HttpHeaders.ETAG);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path saved(Form form) {
        try (var in = form.open(server).getInputStream()) {
            var file = Files.createTempFile(folder, "page", "");
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
