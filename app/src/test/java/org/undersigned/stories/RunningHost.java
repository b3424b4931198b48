package org.undersigned.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.undersigned.Application;
import org.undersigned.command.Commands;

/** A demo as anyone starts it, on a fresh folder and a free port, and the other commands beside it. */
final class RunningHost {

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final int port;

    private RunningHost(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Its own shutdown hook stops it; ours takes the folder away then. */
    static RunningHost start() {
        try {
            var host = new RunningHost(Files.createTempDirectory("undersigned-stories"), freePort());
            Thread.ofPlatform()
                    .daemon()
                    .name("demo")
                    .start(() -> host.command("demo", "--port", Integer.toString(host.port)));
            Runtime.getRuntime().addShutdownHook(new Thread(host::sweep));
            return Patience.until("the demo", () -> host.isReady() ? Optional.of(host) : Optional.empty());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Runs a command on the folder of the host and tells its exit code. */
    int command(String... line) {
        var arguments = Stream.concat(Stream.of(line), Stream.of("--data", folder.toString()));
        return Commands.run(Application.class, arguments.toArray(String[]::new));
    }

    Path folder() {
        return folder;
    }

    String authority() {
        return "localhost:" + port;
    }

    String address(String path) {
        return path.startsWith("/") ? "http://" + authority() + path : path;
    }

    boolean isOurs(String address) {
        return address.startsWith("http://" + authority() + "/");
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String form) {
        return send("POST", path, form);
    }

    HttpResponse<String> send(String method, String path, String form) {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(A_WHILE)
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean isReady() {
        try {
            return get("/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private void sweep() {
        var database = folder.resolve("postgres/postmaster.pid");
        Patience.until("the end", () -> Files.exists(database) ? Optional.empty() : Optional.of(database));
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
