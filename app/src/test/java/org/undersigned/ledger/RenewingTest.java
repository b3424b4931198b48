package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.undersigned.signature.Bees.SAM;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaigns;
import org.undersigned.signature.Bees;
import org.undersigned.vault.Vault;
import org.undersigned.verify.Verifier;

class RenewingTest extends OneLedger {

    @Test
    void a_database_older_than_what_was_sealed_is_refused_and_a_new_ledger_begins() {
        stand(2);
        record();
        keepBackup();
        stand(2, "lost");
        record();
        restoreBackup();
        var secrets = stand(1, "after");
        var other = bees.publish();
        bees.sign(other, "Sam", SAM);

        record();

        assertThat(refused()).containsExactly(bees.campaign().slug().value());
        assertThat(types()).hasSize(3);
        assertThat(ledgers().latest(other.id())).isPresent();
        ledgers().renewRefused(bees.campaign(), OptionalInt.empty());
        assertThat(ledgers().renewRefused(bees.campaign(), OptionalInt.empty())).isEqualTo(new Renewal.GoesOn());
        record();
        assertThat(latest().origin()).endsWith(bees.campaign().slug().value() + ".2");
        assertThat(tally().count()).isEqualTo(5);
        assertThat(ledgers().receipt(bees.campaign(), secrets.getFirst())).isPresent();
        assertThat(log()).startsWith("OK");
    }

    @Test
    void one_given_up_before_anybody_asked_begins_with_the_first_request_over_the_text_of_then() throws IOException {
        bees.get(Doubts.class).raise(bees.now());

        assertThat(ledgers().renewRefused(bees.campaign(), OptionalInt.empty())).isInstanceOf(Renewal.Ahead.class);

        assertThat(ledgers().renewRefused(bees.campaign(), OptionalInt.empty())).isEqualTo(new Renewal.GoesOn());
        assertThat(bees.count("ledger")).isZero();
        bees.get(Campaigns.class)
                .publish(
                        bees.document("Let it flower all year."),
                        bees.campaign().slug());
        stand(1);
        record();
        assertThat(latest().origin()).endsWith(bees.campaign().slug().value() + ".2");
        ledgers().write(bees.campaign(), deliver().orElseThrow(), folder, _ -> {});
        Files.write(folder.resolve("letter.txt"), bees.campaign().text().bytes());
        assertThat(Verifier.delivery(folder, Optional.empty()).line()).startsWith("OK");
    }

    @Test
    void one_that_begins_with_another_text_than_people_sign_is_refused_until_it_begins_anew() {
        stand(1);
        record();
        bees.jdbc()
                .sql("update wording set title = 'Leave the wasps their meadow' where campaign_id = ?")
                .param(campaign().value())
                .update();
        stand(1, "after");

        record();

        assertThat(refused()).containsExactly(bees.campaign().slug().value());
        assertThatThrownBy(this::deliver).hasMessageContaining("begins with another text");
        assertThat(bees.count("entry")).isEqualTo(2);
        ledgers().renewRefused(bees.campaign(), OptionalInt.empty());
        record();
        assertThat(latest().origin()).endsWith(".2");
    }

    @Test
    void one_whose_key_is_missing_is_named_and_stops_no_other() {
        var other = bees.publish();
        bees.sign(other, "Sam", SAM);
        bees.get(Vault.class).destroy(other.id().value());
        stand(1);

        record();

        assertThat(refused()).containsExactly(other.slug().value());
        assertThat(tally().count()).isEqualTo(1);
    }

    @Test
    void one_in_doubt_is_named_though_nothing_waits_until_nobody_could_begin_it_anew() {
        stand(1);
        record();
        bees.get(Doubts.class).raise(bees.now());
        bees.close(bees.campaign());
        record();
        assertThat(refused()).containsExactly(bees.campaign().slug().value());

        bees.pass(Duration.ofDays(200));
        record();

        assertThat(refused()).isEmpty();
    }

    @Test
    void whoever_restores_is_told_of_the_campaigns_that_still_have_keys() {
        bees.close(bees.campaign());
        bees.pass(Duration.ofDays(170));
        assertThat(bees.get(Doubts.class).raise(bees.now()))
                .containsExactly(bees.campaign().slug().value());
        var open = bees.publish();
        bees.pass(Duration.ofDays(30));

        assertThat(bees.get(Doubts.class).raise(bees.now()))
                .containsExactly(open.slug().value());
    }

    @Test
    void a_ledger_begun_anew_counts_nobody_twice_and_keeps_the_time_they_signed() {
        var ids = stand(6);
        record();
        bees.signatures().withdraw(secret(ids.getFirst()));
        record();
        bees.pass(Duration.ofHours(30));

        ledgers().renew(bees.campaign(), OptionalInt.empty());
        record();

        var movements = movements();
        assertThat(movements.entries()).containsEntry(1, 5L).doesNotContainKey(2);
        assertThat(movements.tally().count()).isEqualTo(5);
        assertThat(movements.places()).containsEntry("GB", 5L);
        assertThat(movements.byMinute()).isEmpty();
        assertThat(movements.byHour()).containsOnly(entry(Bees.NOON, 5L));
        assertThat(movements.byDay()).containsOnly(entry(Bees.NOON.truncatedTo(ChronoUnit.DAYS), 5L));
    }

    @Test
    void while_everyone_comes_over_to_a_new_ledger_the_one_before_stays_published() {
        var ids = stand(3);
        record();
        ledgers().renew(bees.campaign(), OptionalInt.empty());
        // A batch of nothing goes first, and the next one fails.
        bees.jdbc().sql("""
                    insert into sequencing (campaign_id, queued_at, signature_id)
                    select ?, timestamptz 'epoch', gen_random_uuid() from generate_series(1, 5000)
                    """).param(campaign().value()).update();
        bees.jdbc()
                .sql("alter table entry add constraint broken check (log = 1 or type = 0)")
                .update();

        try {
            record();
        } finally {
            bees.jdbc().sql("alter table entry drop constraint broken").update();
        }

        assertThat(tally().count()).isEqualTo(3);
        assertThat(ledgers().receipt(bees.campaign(), ids.getFirst())).isPresent();
        assertThat(ledgers().all(campaign())).hasSize(1);
        record();
        assertThat(tally().count()).isEqualTo(3);
        assertThat(latest().origin()).endsWith(".2");
        assertThat(log()).startsWith("OK");
    }

    @Test
    void a_new_ledger_to_which_nobody_comes_over_is_published_at_once() {
        bees.sign("Sam", SAM);
        record();

        ledgers().renew(bees.campaign(), OptionalInt.empty());
        record();

        assertThat(latest().origin()).endsWith(".2");
    }

    @Test
    void everyone_is_queued_for_a_new_ledger_some_at_a_time() {
        stand(5);
        record();

        bees.get(QueueStore.class).addAll(campaign(), 2);

        assertThat(bees.rows("sequencing")).hasSize(5);
    }

    private void keepBackup() {
        for (var table : List.of("ledger", "entry", "tile", "published")) {
            bees.jdbc().sql("drop table if exists backup_" + table).update();
            bees.jdbc()
                    .sql("create table backup_" + table + " as table " + table)
                    .update();
        }
    }

    private void restoreBackup() {
        for (var table : List.of("ledger", "entry", "tile", "published")) {
            bees.jdbc().sql("delete from " + table).update();
            bees.jdbc()
                    .sql("insert into " + table + " select * from backup_" + table)
                    .update();
            bees.jdbc().sql("drop table backup_" + table).update();
        }
    }
}
