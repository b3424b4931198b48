package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;

/** Witnesses that are down, slow, or not what they should be, stop nothing. */
class BadWitnessTest extends Witnessed {

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
}
