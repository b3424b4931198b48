package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.signature.Bees.SAM;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.review.Reason;
import org.undersigned.tlog.Tile;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;

class LedgersTest extends OneLedger {

    @Test
    void nobody_counts_before_their_entry_and_then_everybody_does() {
        stand(3);

        assertThat(ledgers().tally(campaign())).isEmpty();
        record();

        assertThat(ledgers().tally(campaign())).hasValueSatisfying(tally -> {
            assertThat(tally.count()).isEqualTo(3);
            assertThat(tally.size()).isEqualTo(4);
        });
        assertThat(bees.count("sequencing")).isZero();
        assertThat(log()).startsWith("OK").contains("4");
    }

    @Test
    void a_ledger_begins_with_the_first_request_and_its_genesis() {
        bees.sign("Sam", SAM);

        record();

        assertThat(types()).containsExactly(0);
        assertThat(ledgers().latest(campaign()).orElseThrow().origin())
                .isEqualTo("letters.example/log/" + bees.campaign().slug().value());
    }

    @Test
    void a_receipt_proves_that_its_signature_stands_in_the_ledger() throws IOException {
        var sam = stand(5).get(2);
        record();

        var receipt = ledgers().receipt(bees.campaign(), sam).orElseThrow();

        assertThat(receipt(receipt)).isInstanceOf(Verification.Proven.class);
        assertThat(receipt(receipt.replace("\"confirmedAt\":1", "\"confirmedAt\":2")))
                .isInstanceOf(Verification.Refuted.class);
    }

    @Test
    void a_number_is_the_ordinal_among_signatures_and_never_changes() {
        var first = stand(2);
        record();
        var second = stand(2, "later");
        bees.signatures().withdraw(secret(first.getFirst()));
        record();

        assertThat(first.stream().map(this::number)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(second.stream().map(this::number)).containsExactlyInAnyOrder(3L, 4L);
        assertThat(number(first.getFirst())).isIn(1L, 2L);
    }

    @Test
    void what_happens_to_a_signature_becomes_entries() {
        var ids = stand(4);
        record();
        bees.signatures().withdraw(secret(ids.get(0)));
        var rejection = reviews()
                .reject(campaign(), ids.subList(1, 3), Reason.AUTOMATION, "test", "Ada")
                .orElseThrow();
        record();
        reviews().reinstate(campaign(), rejection.number(), "Ada");
        bees.close(bees.campaign());
        bees.signatures().erase(secret(ids.get(3)));
        bees.pass(Duration.ofDays(1));

        record();

        assertThat(types()).startsWith(0, 1, 1, 1, 1).hasSize(11);
        assertThat(types().subList(5, 8)).containsExactlyInAnyOrder(2, 3, 3);
        assertThat(types().subList(8, 11)).containsExactlyInAnyOrder(4, 5, 5);
        assertThat(tally().count()).isEqualTo(3);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void who_is_erased_gets_an_entry_with_the_others_of_that_day_once_it_has_ended() {
        var ids = stand(3);
        record();
        bees.signatures().erase(secret(ids.get(0)));
        record();
        assertThat(types()).containsExactly(0, 1, 1, 1, 2);

        bees.pass(Duration.ofHours(6));
        bees.close(bees.campaign());
        bees.signatures().erase(secret(ids.get(1)));
        var rejection = reviews()
                .reject(campaign(), ids.subList(1, 2), Reason.OTHER, "test", "Ada")
                .orElseThrow();
        record();
        reviews().reinstate(campaign(), rejection.number(), "Ada");
        bees.passTo(Instant.parse("2026-11-24T23:59:59Z"));
        record();
        assertThat(types()).containsExactly(0, 1, 1, 1, 2, 3, 5);

        bees.pass(Duration.ofSeconds(1));
        record();

        assertThat(types()).containsExactly(0, 1, 1, 1, 2, 3, 5, 4, 4);
        assertThat(tally().count()).isEqualTo(2);
        assertThat(bees.count("erasure_due") + bees.count("sequencing")).isZero();
        assertThat(log()).startsWith("OK");
    }

    @Test
    void an_address_counts_once_though_it_was_erased_from_an_older_receipt_and_signs_anew() {
        var first = stand("Sam", SAM);
        record();
        bees.signatures().withdraw(first);
        record();
        bees.pass(Duration.ofDays(2));
        stand("Sam", SAM);
        record();
        assertThat(types()).containsExactly(0, 1, 2, 1);

        bees.signatures().erase(first);
        record();
        assertThat(tally().count()).isZero();
        bees.pass(Duration.ofDays(2));
        stand("Sam", SAM);
        record();

        assertThat(tally().count()).isEqualTo(1);
        assertThat(types()).startsWith(0, 1, 2, 1, 2).hasSize(8);
        assertThat(types().subList(5, 8)).containsExactlyInAnyOrder(1, 4, 4);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void who_was_erased_while_it_was_closed_counts_no_more_when_it_is_open_again_and_they_may_sign_anew() {
        var sam = stand("Sam", SAM);
        stand("Mina", "mina@example.org");
        record();
        bees.close(bees.campaign());
        bees.signatures().erase(sam);
        bees.pass(Duration.ofDays(1));
        record();
        assertThat(tally().count()).isEqualTo(2);

        bees.get(Campaigns.class).reopen(bees.campaign());
        record();
        assertThat(tally().count()).isEqualTo(1);
        stand("Sam", SAM);
        record();

        assertThat(tally().count()).isEqualTo(2);
        assertThat(types()).containsExactly(0, 1, 1, 4, 2, 1);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void so_it_is_when_a_later_end_in_its_document_opens_it() {
        bees.beginAnew("closes: " + bees.now().plusSeconds(60));
        var ids = stand(2);
        record();
        bees.pass(Duration.ofSeconds(60));
        bees.signatures().erase(secret(ids.getFirst()));
        record();
        assertThat(tally().count()).isEqualTo(2);

        var later = bees.document("Let the meadow flower.", "closes: 2027-01-01");
        bees.get(Campaigns.class).publish(later, bees.campaign().slug());
        record();

        assertThat(tally().count()).isEqualTo(1);
        assertThat(types()).containsExactly(0, 1, 1, 2);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void what_was_taken_back_or_set_aside_before_its_turn_gets_no_entry() {
        var ids = stand(3);
        bees.signatures().withdraw(secret(ids.get(0)));
        var rejection = reviews()
                .reject(campaign(), ids.subList(1, 2), Reason.OTHER, "test", "Ada")
                .orElseThrow();

        record();

        assertThat(types()).containsExactly(0, 1);
        reviews().reinstate(campaign(), rejection.number(), "Ada");
        record();
        assertThat(types()).containsExactly(0, 1, 1);
    }

    @Test
    void who_withdrew_while_set_aside_does_not_come_back_with_the_others() {
        var ids = stand(2);
        record();
        var rejection = reviews()
                .reject(campaign(), ids, Reason.DUPLICATE, "test", "Ada")
                .orElseThrow();
        record();
        bees.signatures().withdraw(secret(ids.getFirst()));
        reviews().reinstate(campaign(), rejection.number(), "Ada");

        record();

        assertThat(tally().count()).isEqualTo(1);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void notices_of_one_signature_may_come_more_than_once() {
        var ids = stand(2);
        bees.signatures().changed(campaign(), ids);
        record();
        bees.signatures().changed(campaign(), ids);

        record();

        assertThat(types()).containsExactly(0, 1, 1);
    }

    @Test
    void a_batch_that_fails_leaves_nothing_and_is_repeated_whole() {
        stand(3);
        bees.jdbc()
                .sql("alter table ledger add constraint broken check (size < 1)")
                .update();
        try {
            record();
            assertThat(refused()).containsExactly(bees.campaign().slug().value());
            assertThat(bees.count("entry") + bees.count("tile") + bees.count("movement"))
                    .isZero();
            assertThat(bees.count("sequencing")).isEqualTo(3);
        } finally {
            bees.jdbc().sql("alter table ledger drop constraint broken").update();
        }

        record();

        assertThat(types()).containsExactly(0, 1, 1, 1);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void a_campaign_with_a_backlog_lets_the_others_in_between() {
        stand(1);
        record();
        bees.jdbc().sql("""
                    insert into sequencing (campaign_id, queued_at, signature_id)
                    select ?, timestamptz 'epoch', gen_random_uuid() from generate_series(1, 10000)
                    """).param(campaign().value()).update();
        stand(1, "last");
        var other = bees.publish();
        bees.sign(other, "Sam", SAM);

        record();

        assertThat(written(other.id())).isLessThan(written(campaign()));
        assertThat(tally().count()).isEqualTo(2);
    }

    @Test
    void any_number_of_nodes_write_one_ledger_without_gap_or_repetition() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var rounds = IntStream.range(0, 3)
                    .mapToObj(_ -> nodes.submit(() -> IntStream.range(0, 40).forEach(_ -> record())))
                    .toList();
            stand(40);
            for (var round : rounds) {
                round.get();
            }
        }
        record();

        assertThat(tally().count()).isEqualTo(40);
        assertThat(types()).hasSize(41);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void every_tile_that_an_earlier_checkpoint_needs_is_served_for_ever() {
        stand(2);
        record();
        var before = tally().size();
        var hashes = tile("tile/0/000.p/" + before);
        var entries = tile("tile/entries/000.p/" + before);
        stand(3, "later");
        record();

        assertThat(tile("tile/0/000.p/" + before)).isEqualTo(hashes).hasSize(32 * 3);
        assertThat(tile("tile/entries/000.p/" + before)).isEqualTo(entries);
        assertThat(ledgers().tile(campaign(), 1, Tile.at("tile/0/000").orElseThrow()))
                .isEmpty();
    }

    @Test
    void a_ledger_of_many_tiles_is_whole() {
        for (var name : List.of("first", "second", "third")) {
            stand(200, name);
            record();
            // More in one second are a rush, in which mails wait.
            bees.pass(Duration.ofSeconds(2));
        }

        assertThat(tally().size()).isEqualTo(601);
        assertThat(log()).startsWith("OK");
    }

    @Test
    void a_delivery_counts_who_stands_and_can_be_checked_by_the_target() throws IOException {
        var ids = stand(4);
        record();
        bees.close(bees.campaign());
        bees.signatures().erase(secret(ids.getFirst()));
        var delivered = deliver().orElseThrow();

        assertThat(ledgers().write(bees.campaign(), delivered, folder, _ -> {})).isTrue();

        assertThat(delivered.count()).isEqualTo(4);
        assertThat(delivered.erased()).isEqualTo(1);
        assertThat(types()).endsWith(4, 7);
        Files.write(folder.resolve("letter.txt"), bees.campaign().text().bytes());
        assertThat(Verifier.delivery(folder, Optional.empty()).line()).startsWith("OK");
        Files.writeString(folder.resolve("letter.txt"), "Something else");
        assertThat(Verifier.delivery(folder, Optional.empty()).line()).startsWith("FAIL");
    }

    @Test
    void a_pack_is_not_written_when_somebody_went_meanwhile() {
        var ids = stand(2);
        var delivered = deliver().orElseThrow();
        bees.signatures().erase(secret(ids.getFirst()));

        assertThat(ledgers().write(bees.campaign(), delivered, folder, _ -> {})).isFalse();
    }

    @Test
    void there_is_nothing_to_deliver_before_anyone_asked() {
        assertThat(deliver()).isEmpty();
        assertThat(bees.count("ledger")).isZero();
    }

    @Test
    void only_those_who_count_are_counting() {
        var ids = stand(3);
        record();
        reviews().reject(campaign(), ids.subList(0, 1), Reason.BOUNCE, "test", "Ada");
        record();

        assertThat(ledgers().counting(campaign(), ids)).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));
    }

    /** The number of the transaction that wrote its end. */
    private long written(CampaignId campaign) {
        return bees.jdbc()
                .sql("select xmin::text::bigint from ledger where campaign_id = ?")
                .param(campaign.value())
                .query(Long.class)
                .single();
    }

    private byte[] tile(String path) {
        return ledgers().tile(campaign(), 1, Tile.at(path).orElseThrow()).orElseThrow();
    }
}
