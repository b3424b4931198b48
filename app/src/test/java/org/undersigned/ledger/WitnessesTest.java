package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.signature.Bees;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;

/** The host's side of witnesses: what is published, and when. */
class WitnessesTest extends Witnessed {

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

    /** As a node with these settings tells it. */
    private Sealed published(WitnessSettings settings) {
        return new PublishedStore(bees.jdbc(), settings).published(campaign()).orElseThrow();
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
}
