package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.FileSystemUtils;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.Bees;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.VerifierKey;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;
import org.undersigned.witness.Witness;
import org.undersigned.witness.WitnessFolder;
import org.undersigned.witness.WitnessServer;

/** The host's side of witnesses: real ones on this machine, and some that are not what they should be. */
@Timeout(60)
class WitnessesTest {

    private static final SigningKey ONE = new SigningKey("witness.example/w1", seed(1));
    private static final SigningKey TWO = new SigningKey("witness.example/w2", seed(2));

    @TempDir
    private Path folder;

    private int one;
    private int two;
    private Bees bees;
    private Optional<WitnessServer> witness = Optional.empty();
    private Optional<HttpServer> other = Optional.empty();

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

    @Test
    void the_published_checkpoint_bears_the_cosignature() throws IOException {
        open(0);
        sign("first");
        startTheWitness();

        round();

        assertThat(note().isSignedBy(ONE.witnessKey())).isTrue();
        assertThat(note().signatures()).hasSize(2);
        sign("second");
        assertThat(note().isSignedBy(ONE.witnessKey())).isFalse();
        round();
        assertThat(note().isSignedBy(ONE.witnessKey())).isTrue();
        assertThat(bees.count("witnessed")).isEqualTo(1);
        assertThat(uncosigned(ONE)).isZero();
        assertThat(uncosigned(TWO)).isEqualTo(1);
        assertThat(verified()).startsWith("OK: ");
    }

    @Test
    void what_waits_for_its_witnesses_counts_as_before_and_is_slow_after_a_minute() throws IOException {
        open(1);
        var first = sign("first");
        startTheWitness();
        round();
        assertThat(ledgers().isSlow(campaign())).isFalse();

        bees.signatures().withdraw(bees.receiptOf(first));
        bees.get(Sequencer.class).run();
        assertThat(ledgers().isSlow(campaign())).isFalse();
        bees.pass(Duration.ofMinutes(2));

        assertThat(ledgers().isSlow(campaign())).isTrue();
        assertThat(counts(first)).isTrue();
        round();
        assertThat(ledgers().isSlow(campaign())).isFalse();
        assertThat(counts(first)).isFalse();
    }

    @Test
    void with_a_quorum_count_checkpoint_and_receipts_wait_for_it_together() throws IOException {
        open(1);
        var first = sign("first");
        assertThat(ledgers().tally(campaign())).isEmpty();
        assertThat(ledgers().latest(campaign())).isEmpty();
        startTheWitness();
        round();
        var published = note().note();

        var second = sign("second");

        assertThat(tally()).isEqualTo(1);
        assertThat(note().note()).isEqualTo(published);
        assertThat(ledgers().receipt(bees.campaign(), first)).isPresent();
        assertThat(ledgers().receipt(bees.campaign(), second)).isEmpty();
        assertThat(ledgers().number(campaign(), first)).contains(1L);
        assertThat(ledgers().number(campaign(), second)).isEmpty();
        assertThat(ledgers().counting(campaign(), List.of(first, second))).containsExactly(first);
        assertThat(verified()).startsWith("OK: ");

        round();

        assertThat(tally()).isEqualTo(2);
        assertThat(Checkpoint.unverified(note()).size()).isEqualTo(3);
        assertThat(ledgers().number(campaign(), second)).contains(2L);
        var receipt = ledgers().receipt(bees.campaign(), second).orElseThrow();
        assertThat(receipt).contains(ONE.witnessKey().name());
        assertThat(Verifier.receipt(
                        Files.writeString(folder.resolve("receipt.json"), receipt), Optional.of(key().text())))
                .isInstanceOf(Verification.Proven.class);
    }

    @Test
    void with_a_quorum_sums_wait_for_it_too() throws IOException {
        open(1);
        for (var name : List.of("first", "second", "third", "fourth", "fifth")) {
            sign(name);
        }
        startTheWitness();
        round();
        var sixth = sign("sixth");
        bees.signatures().withdraw(bees.receiptOf(sixth));
        sign("seventh");

        assertThat(movements().tally().count()).isEqualTo(5);
        assertThat(movements().entries()).containsOnly(entry(0, 1L), entry(1, 5L));
        assertThat(movements().byMinute().values()).containsExactly(5L);
        assertThat(movements().byHour().values()).containsExactly(5L);
        assertThat(movements().byDay().values()).containsExactly(5L);
        assertThat(movements().places()).containsOnly(entry("GB", 5L));

        round();

        assertThat(movements().tally().count()).isEqualTo(6);
        assertThat(movements().entries()).containsOnly(entry(0, 1L), entry(1, 7L), entry(2, 1L));
        assertThat(movements().byDay().values()).containsExactly(7L);
        assertThat(movements().places()).containsOnly(entry("GB", 7L));
    }

    @Test
    void sums_that_are_published_become_one() throws IOException {
        open(1);
        sign("first");
        startTheWitness();
        bees.get(Witnesses.class).run();
        for (var name : List.of("second", "third", "fourth", "fifth")) {
            sign(name);
            bees.get(Witnesses.class).run();
        }

        assertThat(bees.count("place")).isEqualTo(2);
        assertThat(bees.count("movement where type = 1")).isEqualTo(2);
        assertThat(movements().entries()).containsEntry(1, 5L);
    }

    @Test
    void a_pack_bears_the_cosignatures_of_its_checkpoint_and_is_proven() throws IOException {
        open(0);
        sign("first");
        startTheWitness();
        var delivered = bees.get(TransactionOperations.class)
                .execute(_ -> ledgers().deliver(bees.campaign()).orElseThrow());
        round();

        ledgers().write(bees.campaign(), delivered, folder, _ -> {});

        Files.write(folder.resolve("letter.txt"), bees.campaign().text().bytes());
        for (var file : List.of("checkpoint", "log/checkpoint")) {
            var note = SignedNote.parse(Files.readString(folder.resolve(file)));
            assertThat(note.isSignedBy(ONE.witnessKey())).isTrue();
            assertThat(note.isSignedBy(key())).isTrue();
        }
        assertThat(Verifier.delivery(folder, Optional.of(key().text())).line()).startsWith("OK: ");
    }

    @Test
    void with_a_quorum_a_delivery_is_told_once_it_is_cosigned() throws IOException {
        open(1);
        sign("first");
        startTheWitness();
        round();
        var delivered = bees.get(TransactionOperations.class)
                .execute(_ -> ledgers().deliver(bees.campaign()).orElseThrow());

        assertThat(ledgers().latest(campaign()).orElseThrow().tells(delivered)).isFalse();

        round();

        assertThat(ledgers().latest(campaign()).orElseThrow().tells(delivered)).isTrue();
    }

    @Test
    void a_quorum_is_counted_in_witnesses_and_not_in_lines() throws IOException {
        open(2);
        sign("first");
        startTheWitness();

        round();

        assertThat(ledgers().tally(campaign())).isEmpty();
        assertThat(bees.count("cosignature")).isEqualTo(1);
    }

    @Test
    void witnesses_that_are_down_stop_nothing_without_a_quorum() {
        open(0);
        sign("first");

        round();
        sign("second");

        assertThat(tally()).isEqualTo(2);
        assertThat(note().signatures()).hasSize(1);
        assertThat(uncosigned(ONE)).isEqualTo(1);
    }

    @Test
    void one_that_failed_is_left_alone_for_a_while_and_then_asked_again() throws IOException {
        open(0);
        sign("first");
        round();
        startTheWitness();

        bees.get(Witnesses.class).run();
        assertThat(note().signatures()).hasSize(1);

        round();
        assertThat(note().signatures()).hasSize(2);
    }

    @Test
    void many_that_it_refuses_keep_no_other_from_it() throws IOException {
        open(0);
        sign("first");
        bees.jdbc().sql("""
                        insert into ledger
                        select campaign_id + n, log, origin || '.new.' || n, size, signature_count, signatures,
                               updated_at + interval '1 day', checkpoint
                        from ledger, generate_series(1, 200) n
                        """).update();
        var asked = new AtomicInteger();
        startAnother(one, exchange -> {
            asked.incrementAndGet();
            answer(exchange, 404, "");
        });
        round();
        asked.set(0);

        bees.get(Witnesses.class).run();

        assertThat(asked).hasValue(1);
    }

    @Test
    void one_that_lies_is_not_believed() throws IOException {
        open(1);
        sign("first");
        var liar = new SigningKey(ONE.witnessKey().name(), seed(3));
        startAnother(one, exchange -> {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var note = SignedNote.parse(request.substring(request.indexOf("\n\n") + 2));
            var line = liar.cosign(
                    Checkpoint.unverified(note), InstantSource.system().instant());
            var bytes = (line.text() + line.text()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });

        round();

        assertThat(bees.count("cosignature")).isZero();
        assertThat(ledgers().latest(campaign())).isEmpty();
    }

    @Test
    @Timeout(30)
    void one_that_never_ends_or_sends_without_end_holds_up_nothing() throws IOException {
        open(0);
        sign("first");
        startTheWitness();
        startAnother(two, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write('x');
                    body.flush();
                    Thread.sleep(200);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        round();

        assertThat(note().isSignedBy(ONE.witnessKey())).isTrue();
        other.ifPresent(it -> it.stop(0));
        startAnother(two, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (var i = 0; i < 10_000; i++) {
                    body.write(new byte[64 * 1024]);
                }
            }
        });
        var before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        round();
        assertThat(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before)
                .isLessThan(200L << 20);
        assertThat(note().signatures()).hasSize(2);
    }

    @Test
    void one_that_knows_the_log_from_before_is_continued_from_there() throws IOException {
        open(1);
        sign("first");
        startTheWitness();
        round();
        bees.jdbc().sql("delete from witnessed").update();
        sign("second");

        round();

        assertThat(tally()).isEqualTo(2);
    }

    @Test
    void one_that_knows_more_than_we_have_is_not_argued_with() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> answer(exchange, 409, "900\n"));

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(tally()).isEqualTo(1);
    }

    @Test
    void one_that_says_that_it_holds_more_is_told_of_and_stops_nothing() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> answer(exchange, 409, "900\n"));

        round();

        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
        assertThat(contradicted(ONE)).isEqualTo(1);
        assertThat(contradicted(TWO)).isZero();
        sign("second");
        assertThat(tally()).isEqualTo(2);
        other.ifPresent(it -> it.stop(0));
        startTheWitness();
        round();
        assertThat(contradicting()).isEmpty();
    }

    @Test
    void one_that_has_seen_what_another_node_showed_it_contradicts_nothing() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> {
            bees.jdbc().sql("update ledger set size = size + 1").update();
            answer(exchange, 409, "3\n");
        });

        round();

        assertThat(contradicting()).isEmpty();
    }

    @Test
    void one_that_holds_another_root_at_our_size_is_told_of() throws IOException {
        open(0);
        sign("first");
        startTheWitness();
        round();
        goBack();
        sign("another");
        bees.jdbc().sql("delete from witnessed").update();

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
    }

    @Test
    void one_that_tells_of_another_root_at_our_size_without_a_size_is_told_of_too() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 409, request.startsWith("old 2\n") ? "another root\n" : "2\n");
        });

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
    }

    @Test
    void one_to_which_ours_is_no_continuation_is_told_of_until_a_new_ledger_begins() throws IOException {
        open(0);
        sign("first");
        startTheWitness();
        round();
        goBack();
        sign("another");
        sign("second");
        bees.jdbc().sql("delete from witnessed").update();

        round();

        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
        bees.get(Ledgers.class).renew(bees.campaign(), OptionalInt.empty());
        round();
        assertThat(contradicting()).isEmpty();
    }

    @Test
    void what_is_published_stays_with_its_cosignatures_when_another_witness_takes_the_place_of_one()
            throws IOException {
        open(1);
        sign("first");
        startTheWitness();
        round();
        var replaced = new WitnessSettings(List.of(named(TWO, two)), 1);

        new PublishedStore(bees.jdbc(), replaced).publish();
        new WitnessStore(bees.jdbc(), replaced)
                .prune(published(replaced), bees.now().plus(Duration.ofDays(1)));

        assertThat(published(replaced).head().count()).isEqualTo(1);
        assertThat(published(replaced).note().isSignedBy(ONE.witnessKey())).isTrue();
    }

    @Test
    void what_is_published_stays_when_witnesses_are_asked_for_more() {
        open(0);
        sign("first");
        var before = note().note();

        var asking = new WitnessSettings(List.of(named(ONE, one)), 1);

        assertThat(published(asking).head().count()).isEqualTo(1);
        assertThat(published(asking).note().note()).isEqualTo(before);
    }

    @Test
    void a_ledger_that_was_given_up_is_told_of_as_far_as_it_came_though_nobody_cosigned_it() throws IOException {
        open(1);
        sign("first");
        ledgers().renew(bees.campaign(), OptionalInt.empty());
        sign("second");
        assertThat(ledgers().all(campaign())).isEmpty();
        startTheWitness();

        round();

        assertThat(ledgers().all(campaign())).extracting(PublicLog::size).containsExactly(2L, 3L);
        assertThat(tally()).isEqualTo(2);
    }

    @Test
    void settings_are_pairs_of_key_and_address() {
        bees = new Bees();
        var key = ONE.witnessKey().text();

        var settings = WitnessSettings.parse(
                key + " https://witness.example/,\n" + TWO.witnessKey().text() + " http://127.0.0.1:1/two", "1");

        assertThat(settings.witnesses().stream().map(it -> it.url().toString()))
                .containsExactly("https://witness.example", "http://127.0.0.1:1/two");
        assertThat(WitnessSettings.parse("", "0").witnesses()).isEmpty();
        for (var wrong : List.of(
                key,
                "https://witness.example " + key,
                ONE.verifierKey().text() + " https://a.example",
                key + " https://a.example " + key + " https://b.example",
                key + " ftp://a.example")) {
            assertThatThrownBy(() -> WitnessSettings.parse(wrong, "0")).isInstanceOf(IllegalArgumentException.class);
        }
        for (var quorum : List.of("2", "-1", "one", "")) {
            assertThatThrownBy(() -> WitnessSettings.parse(key + " https://a.example", quorum))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A host that has named two witnesses, and whose campaign has its ledger. */
    private void open(int quorum) {
        bees = new Bees(new WitnessSettings(List.of(named(ONE, one), named(TWO, two)), quorum));
    }

    private static WitnessSettings.Witness named(SigningKey key, int port) {
        return new WitnessSettings.Witness(key.witnessKey(), URI.create("http://127.0.0.1:" + port));
    }

    private void startTheWitness() throws IOException {
        var store = WitnessFolder.open(folder.resolve("witness")).orElseThrow();
        var real = new Witness(ONE, List.of(key()), store, InstantSource.system());
        witness = Optional.of(WitnessServer.start(real, new InetSocketAddress(InetAddress.getLoopbackAddress(), one)));
    }

    private void startAnother(int port, HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", handler);
        server.start();
        other = Optional.of(server);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** As if nothing had been recorded, and no file remembered it: only the witness does. */
    private void goBack() throws IOException {
        for (var table : List.of("entry", "tile", "ledger", "published", "movement", "place")) {
            bees.jdbc().sql("delete from " + table).update();
        }
        FileSystemUtils.deleteRecursively(bees.keys().resolve("ledger"));
    }

    /** As a node with these settings tells it. */
    private Sealed published(WitnessSettings settings) {
        return new PublishedStore(bees.jdbc(), settings).published(campaign()).orElseThrow();
    }

    private List<String> contradicting() {
        return bees.get(Witnesses.class).contradicting();
    }

    private long contradicted(SigningKey key) {
        return bees.get(Witnesses.class).countContradicted(key.witnessKey().name());
    }

    private SignatureId sign(String name) {
        var secret = bees.stand(name, name + "@example.org");
        bees.get(Sequencer.class).run();
        return bees.signatures().find(secret).orElseThrow().id();
    }

    /** The next time that everyone is asked. */
    private void round() {
        bees.pass(Duration.ofMinutes(6));
        bees.get(Witnesses.class).run();
    }

    private long uncosigned(SigningKey key) {
        return bees.get(Witnesses.class).countUncosigned(key.witnessKey().name());
    }

    private SignedNote note() {
        return SignedNote.parse(ledgers().latest(campaign()).orElseThrow().checkpoint());
    }

    private long tally() {
        return ledgers().tally(campaign()).orElseThrow().count();
    }

    private Movements movements() {
        return ledgers().movements(campaign()).orElseThrow();
    }

    private boolean counts(SignatureId signature) {
        return ledgers().counting(campaign(), List.of(signature)).contains(signature);
    }

    private String verified() {
        var log = ledgers().latest(campaign()).orElseThrow();
        var files = folder.resolve("log-" + log.size());
        ledgers().write(campaign(), log.log(), log.checkpoint(), files);
        return Verifier.log(files.toString(), Optional.empty(), Optional.of(key().text()))
                .line();
    }

    private VerifierKey key() {
        var origin = bees.jdbc()
                .sql("select origin from ledger order by log desc limit 1")
                .query(String.class)
                .single();
        return bees.get(Logs.class).key(origin);
    }

    private CampaignId campaign() {
        return bees.campaign().id();
    }

    private Ledgers ledgers() {
        return bees.get(Ledgers.class);
    }

    private static byte[] seed(int number) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
