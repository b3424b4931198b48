package org.undersigned.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.Bees;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.VerifierKey;
import org.undersigned.witness.Witness;
import org.undersigned.witness.WitnessFolder;
import org.undersigned.witness.WitnessServer;

/** A host with witnesses: real ones on this machine, and some that are not what they should be. */
@Timeout(60)
abstract class Witnessed {

    static final SigningKey ONE = new SigningKey("witness.example/w1", seed(1));
    static final SigningKey TWO = new SigningKey("witness.example/w2", seed(2));

    @TempDir
    Path folder;

    int one;
    int two;
    Bees bees;
    Optional<WitnessServer> witness = Optional.empty();
    Optional<HttpServer> other = Optional.empty();

    @BeforeEach
    void take_ports() throws IOException {
        one = freePort();
        two = freePort();
    }

    @AfterEach
    void stop() {
        witness.ifPresent(WitnessServer::close);
        other.ifPresent(it -> it.stop(0));
        bees.close();
    }

    /** A host that has named two witnesses, and whose campaign has its ledger. */
    void open(int quorum) {
        bees = new Bees(new WitnessSettings(List.of(named(ONE, one), named(TWO, two)), quorum));
    }

    static WitnessSettings.Witness named(SigningKey key, int port) {
        return new WitnessSettings.Witness(key.witnessKey(), URI.create("http://127.0.0.1:" + port));
    }

    void startTheWitness() throws IOException {
        var store = WitnessFolder.open(folder.resolve("witness")).orElseThrow();
        var real = new Witness(ONE, List.of(key()), store, InstantSource.system());
        witness = Optional.of(WitnessServer.start(real, new InetSocketAddress(InetAddress.getLoopbackAddress(), one)));
    }

    void startAnother(int port, HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", handler);
        server.start();
        other = Optional.of(server);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    SignatureId sign(String name) {
        var secret = bees.stand(name, name + "@example.org");
        bees.get(Sequencer.class).run();
        return bees.signatures().find(secret).orElseThrow().id();
    }

    /** The next time that everyone is asked. */
    void round() {
        bees.pass(Duration.ofMinutes(6));
        bees.get(Witnesses.class).run();
    }

    long uncosigned(SigningKey key) {
        return bees.get(Witnesses.class).countUncosigned(key.witnessKey().name());
    }

    SignedNote note() {
        return SignedNote.parse(ledgers().latest(campaign()).orElseThrow().checkpoint());
    }

    long tally() {
        return ledgers().tally(campaign()).orElseThrow().count();
    }

    VerifierKey key() {
        var origin = bees.jdbc()
                .sql("select origin from ledger order by log desc limit 1")
                .query(String.class)
                .single();
        return bees.get(Logs.class).key(origin);
    }

    CampaignId campaign() {
        return bees.campaign().id();
    }

    Ledgers ledgers() {
        return bees.get(Ledgers.class);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static byte[] seed(int number) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }
}
