package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.Unproven;

class HttpLogTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/log/p42/", this::file);
        server.createContext("/elsewhere/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/log/p42/checkpoint");
            exchange.sendResponseHeaders(302, -1);
        });
        server.createContext("/broken/", exchange -> exchange.sendResponseHeaders(500, -1));
        server.createContext("/busy/", this::busyAtFirst);
        server.createContext("/overrun/", exchange -> {
            requests.add("overrun");
            exchange.getResponseHeaders().set("Retry-After", "86400");
            exchange.sendResponseHeaders(429, -1);
        });
        server.createContext("/endless/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        });
        server.createContext("/slow/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
        });
        server.createContext("/dripping/", exchange -> {
            exchange.sendResponseHeaders(200, 1);
            pause();
            exchange.getResponseBody().write('a');
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_served_ledger_is_proven() {
        Pack.in(folder).log(Example.entries(5000));

        assertThat(line("/log/p42")).isEqualTo(line("/log/p42/"));
        assertThat(line("/log/p42"))
                .startsWith("OK: ")
                .contains("all 5000 entries keep its rules, and its count is 4999");
    }

    @Test
    void every_file_is_asked_for_once() {
        Pack.in(folder).log(Example.entries(5000));

        line("/log/p42");

        assertThat(requests)
                .contains("/log/p42/checkpoint", "/log/p42/tile/entries/018")
                .hasSize(1 + 20 + 20 + 1);
        assertThat(requests).doesNotHaveDuplicates();
    }

    @Test
    void a_tile_that_is_not_served_is_missed() throws IOException {
        Pack.in(folder).log(Example.entries(600));
        Files.delete(folder.resolve("log/tile/0/001"));

        assertThat(line("/log/p42")).isEqualTo("FAIL: tile/0/001 is missing");
    }

    @Test
    void nothing_there_is_said_so() {
        assertThat(line("/log/p42")).endsWith("checkpoint answered with status 404");
        assertThat(line("/broken")).endsWith("checkpoint answered with status 500");
    }

    @Test
    void a_busy_server_is_asked_again_when_it_says_so() {
        Pack.in(folder).log(Example.entries(600));

        assertThat(line("/busy")).startsWith("OK: ").contains("all 600 entries keep its rules");
    }

    @Test
    @Timeout(20)
    void a_server_that_stays_busy_is_asked_a_few_times_and_not_waited_for_as_long_as_it_likes() {
        try (var log = new HttpLog(address("/overrun"), Duration.ofMillis(300))) {
            assertThatThrownBy(log::checkpoint).isInstanceOf(Unproven.class).hasMessageContaining("429");
        }
        assertThat(requests).hasSize(4);
    }

    @Test
    @Timeout(20)
    void a_server_that_stays_busy_for_every_file_is_not_waited_for_at_every_file() {
        try (var log = new HttpLog(address("/overrun"), Duration.ofMillis(100))) {
            for (var file = 0; file < 10; file++) {
                assertThatThrownBy(log::checkpoint).isInstanceOf(Unproven.class).hasMessageContaining("429");
            }
        }
        assertThat(requests).hasSize(10 + 4);
    }

    @Test
    void no_redirect_is_followed() {
        Pack.in(folder);

        assertThat(line("/elsewhere")).endsWith("checkpoint answered with status 302");
    }

    @Test
    void an_endless_answer_is_cut_off() {
        assertThat(line("/endless")).endsWith("did not answer completely, within limits and in time");
    }

    @Test
    void a_slow_answer_is_not_waited_for() {
        try (var log = new HttpLog(address("/slow"), Duration.ofMillis(300))) {
            assertThatThrownBy(log::checkpoint).isInstanceOf(Unproven.class).hasMessageContaining("in time");
        }
    }

    @Test
    @Timeout(20)
    void a_server_that_is_slow_with_every_file_is_not_waited_for_at_every_file() {
        var read = new AtomicInteger();
        try (var log = new HttpLog(address("/dripping"), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> {
                        while (true) {
                            log.checkpoint();
                            read.incrementAndGet();
                        }
                    })
                    .isInstanceOf(Unproven.class)
                    .hasMessageContaining("in time");
        }
        assertThat(read.get()).isBetween(5, 20);
    }

    @Test
    void what_is_no_address_is_refused() {
        for (var address : new String[] {"http://", "http://a b/", "https://[::", "http:///x", "http://localhost:1/"}) {
            assertThat(Verifier.log(address, Optional.empty(), Optional.empty()).line())
                    .startsWith("FAIL: " + address);
        }
    }

    private String line(String path) {
        return Verifier.log(address(path), Optional.empty(), Optional.empty()).line();
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Twice for each file, once with 429 and once with 503. */
    private void busyAtFirst(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/busy/".length());
        var before = requests.stream().filter(path::equals).count();
        requests.add(path);
        if (before < 2) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(before == 0 ? 429 : 503, -1);
        } else {
            send(exchange, path);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().getPath());
        send(exchange, exchange.getRequestURI().getPath().substring("/log/p42/".length()));
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        var file = folder.resolve("log").resolve(path);
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
