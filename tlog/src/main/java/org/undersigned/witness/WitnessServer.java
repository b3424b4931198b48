package org.undersigned.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness on a port: `POST /add-checkpoint`, answered as C2SP tlog-witness says. */
public final class WitnessServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WitnessServer.class.getName());
    private static final String PATH = "/add-checkpoint";
    private static final int AT_ONCE = 8;

    /** Of what is too long so much is taken off the line: hanging up on it would destroy the answer, too. */
    private static final int MOST_TAKEN = 4 << 20;

    static {
        // The JDK's server reads these once, when it is first used: without them a client may drip its request for
        // ever.
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
        System.setProperty("jdk.httpserver.maxConnections", "200");
    }

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        var started = new WitnessServer(witness, HttpServer.create(address, 0));
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                answer(exchange, 404, "");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405, "");
            } else {
                add(exchange);
            }
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.ERROR, "a checkpoint was not cosigned", trouble);
            answer(exchange, 500, "");
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        switch (witness.add(body(exchange.getRequestBody()))) {
            case Cosigning.Cosigned it -> answer(exchange, 200, it.line().text());
            case Cosigning.Malformed it -> answer(exchange, 400, it.reason() + "\n");
            case Cosigning.NotSigned _ -> answer(exchange, 403, "");
            case Cosigning.UnknownLog _ -> answer(exchange, 404, "");
            case Cosigning.Conflict it -> {
                exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
                answer(exchange, 409, it.size() + "\n");
            }
            case Cosigning.Inconsistent _ -> answer(exchange, 422, "");
        }
    }

    private static String body(InputStream sent) throws IOException {
        var part = sent.readNBytes(AddCheckpoint.LONGEST + 1);
        var body = new String(part, StandardCharsets.UTF_8);
        for (var left = MOST_TAKEN; left > 0 && sent.readNBytes(part, 0, part.length) > 0; ) {
            left -= part.length;
        }
        return body;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", java.util.List.of("text/plain; charset=utf-8"));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
