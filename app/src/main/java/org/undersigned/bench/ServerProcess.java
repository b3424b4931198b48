package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of our own program, run as this one is: same Java, same options, same jar. */
final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration BETWEEN_ASKING = Duration.ofMillis(20);

    private final Process process;
    private final int port;
    private final Duration ready;

    private ServerProcess(Process process, int port, Duration ready) {
        this.process = process;
        this.port = port;
        this.ready = ready;
    }

    /** Serves a data folder; returns when it is ready. */
    static ServerProcess serve(Path data) {
        return serve(data, freePort(), Map.of());
    }

    /** @param variables what its host has set */
    static ServerProcess serve(Path data, int port, Map<String, String> variables) {
        return start(port, 200, serving(data, port), variables);
    }

    /** Starts a server and kills it after a while, ready or not. */
    static void killStarting(Path data, int port, Duration after) {
        var process = launch(serving(data, port), Map.of());
        Pause.of(after);
        process.destroyForcibly().onExit().join();
    }

    private static List<String> serving(Path data, int port) {
        return List.of(
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--while",
                Long.toString(ProcessHandle.current().pid()));
    }

    /** A bare Tomcat that answers always the same: a status, and bytes read from a file. */
    static ServerProcess bare(Path bytes, int status) {
        var port = freePort();
        return start(
                port,
                status,
                List.of(
                        "bench",
                        "bare",
                        "--port",
                        Integer.toString(port),
                        "--bytes",
                        bytes.toString(),
                        "--status",
                        Integer.toString(status)),
                Map.of());
    }

    /** Runs a command to its end. */
    static void run(String... command) {
        run(Map.of(), command);
    }

    static void run(Map<String, String> variables, String... command) {
        try {
            var process = launch(List.of(command), variables);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of its process until it answered for its health. */
    Duration ready() {
        return ready;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** @param status of an answer that shows it to be ready */
    private static ServerProcess start(int port, int status, List<String> command, Map<String, String> variables) {
        var begun = System.nanoTime();
        var process = launch(command, variables);
        while (!answers(port, status)) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not get ready");
            }
            Pause.of(BETWEEN_ASKING);
        }
        return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Process launch(List<String> command, Map<String, String> variables) {
        var ours = ProcessHandle.current().info();
        var line = new ArrayList<String>();
        line.add(ours.command().orElseThrow());
        line.addAll(program(ours.arguments().orElseThrow()));
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("UNDERSIGNED_"));
        builder.environment().put("UNDERSIGNED_TRUSTED_PROXIES", "127.0.0.0/8");
        builder.environment().putAll(variables);
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The options of this Java, and its jar; a test runs from another jar, and has the program on its class path. */
    private static List<String> program(String[] arguments) {
        var all = Arrays.asList(arguments);
        var classPath = System.getProperty("java.class.path");
        var jar = all.indexOf("-jar") + 1;
        return jar > 0 && all.get(jar).equals(classPath)
                ? all.subList(0, jar + 1)
                : List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "org.undersigned.Application");
    }

    private static boolean answers(int port, int status) {
        try {
            var health = URI.create("http://127.0.0.1:" + port + "/health").toURL();
            return ((HttpURLConnection) health.openConnection()).getResponseCode() == status;
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
