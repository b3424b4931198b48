package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.undersigned.signature.Bees.NOON;
import static org.undersigned.signature.Bees.SAM;
import static org.undersigned.signature.Bees.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaigns;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;

class ConfirmingTest {

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void a_link_shows_what_will_be_counted() {
        bees.sign("Sam Weaver", SAM, Display.INITIALS);

        var link = bees.signatures().look(bees.mailedLink(SAM));

        assertThat(link).isInstanceOfSatisfying(Link.Live.class, live -> {
            assertThat(live.signer().name().text()).isEqualTo("Sam Weaver");
            assertThat(live.display()).isEqualTo(Display.INITIALS);
            assertThat(live.updates()).isTrue();
            assertThat(live.ends()).isEqualTo(NOON.plus(Duration.ofDays(7)));
        });
    }

    @Test
    void looking_changes_nothing_however_often() {
        bees.sign("Sam", SAM);
        var token = bees.mailedLink(SAM);
        var before = bees.rows();

        for (var i = 0; i < 10; i++) {
            assertThat(bees.signatures().look(token)).isInstanceOf(Link.Live.class);
        }

        assertThat(bees.rows()).isEqualTo(before);
    }

    @Test
    void confirming_makes_the_signature_lets_it_stand_and_queues_it() {
        bees.sign("Sam", SAM);
        bees.pass(Duration.ofHours(1));

        var secret = bees.confirm(bees.mailedLink(SAM));

        var standing = bees.signatures().find(secret).orElseThrow();
        assertThat(standing.state()).isEqualTo(Standing.State.STANDS);
        assertThat(standing.confirmedAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(bees.count("standing where signature_id = (select id from signature)"))
                .isEqualTo(1);
        assertThat(queued()).containsExactly(standing.id().value());
    }

    @Test
    void signature_and_queue_row_are_one_transaction() {
        bees.sign("Sam", SAM);
        var token = bees.mailedLink(SAM);
        bees.jdbc()
                .sql("alter table sequencing add constraint broken check (false)")
                .update();
        try {
            assertThat(catchThrowable(() -> bees.signatures().confirm(token))).isNotNull();
            assertThat(bees.count("signature")).isZero();
            assertThat(bees.count("standing")).isZero();
        } finally {
            bees.jdbc().sql("alter table sequencing drop constraint broken").update();
        }
        assertThat(bees.signatures().confirm(token)).isInstanceOf(Link.Confirmed.class);
    }

    @Test
    void confirming_once_twice_or_ten_times_is_the_same() {
        bees.sign("Sam", SAM);
        var token = bees.mailedLink(SAM);
        var secret = bees.confirm(token);
        var after = bees.rows();

        for (var i = 0; i < 9; i++) {
            bees.pass(Duration.ofMinutes(1));
            assertThat(bees.confirm(token)).isEqualTo(secret);
        }

        assertThat(bees.rows()).isEqualTo(after);
    }

    @Test
    void a_confirmed_link_leads_to_its_receipt_for_ever() {
        bees.sign("Sam", SAM);
        var token = bees.mailedLink(SAM);
        var secret = bees.confirm(token);

        bees.pass(Duration.ofDays(400));
        bees.keepRetention();

        assertThat(bees.count("request")).isZero();
        assertThat(receipt(bees.signatures().look(token))).isEqualTo(secret);
        assertThat(bees.confirm(token)).isEqualTo(secret);
    }

    @Test
    void many_who_confirm_at_once_cost_no_more_statements_than_one() {
        var writer = bees.get(ConfirmationWriter.class);
        var links = bees.get(Links.class);
        var tokens = IntStream.range(0, 40)
                .mapToObj(i -> bees.mailedLinkOf("Sam " + i, "sam" + i + "@example.org"))
                .map(token -> links.named(token).orElseThrow())
                .toList();

        var statements = bees.statements().during(() -> {
            var confirmed = bees.get(TransactionOperations.class).execute(_ -> writer.write(tokens, false));

            assertThat(confirmed).hasSize(40).allMatch(Link.Confirmed.class::isInstance);
        });
        assertThat(statements).isNotEmpty().hasSizeLessThan(40);
        assertThat(bees.count("signature")).isEqualTo(40);
        // Forty of one range are more than its limit: they wait for a moderator.
        assertThat(queued().size() + bees.count("hold")).isEqualTo(40);
        assertThat(bees.jdbc()
                        .sql("select sum(amount) from progress where step = 'CONFIRMED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void a_second_try_waits_for_the_standby_whatever_it_finds() {
        var writer = bees.get(ConfirmationWriter.class);
        var link = bees.get(Links.class).named(bees.mailedLinkOf("Sam", SAM)).orElseThrow();

        assertThat(waitsForTheStandby(() -> writer.write(List.of(link), false))).isFalse();
        assertThat(waitsForTheStandby(() -> writer.write(List.of(link), false)))
                .as("what stands already may not have reached it")
                .isTrue();
        var other = bees.get(Links.class)
                .named(bees.mailedLinkOf("Mina", "mina@example.org"))
                .orElseThrow();
        assertThat(waitsForTheStandby(() -> writer.write(List.of(other), true))).isTrue();
    }

    private static boolean waitsForTheStandby(Runnable work) {
        return bees
                .statements()
                .during(() -> bees.get(TransactionOperations.class).executeWithoutResult(_ -> work.run()))
                .stream()
                .anyMatch(statement -> statement.contains("pg_logical_emit_message"));
    }

    @Test
    void one_link_that_cannot_be_opened_fails_alone() throws Exception {
        var tokens = IntStream.range(0, 9)
                .mapToObj(i -> bees.mailedLinkOf("Sam " + i, "sam" + i + "@example.org"))
                .toList();
        bees.jdbc()
                .sql("update request set personal = '\\x00' where id = (select id from request order by id limit 1)")
                .update();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var pressed = tokens.stream()
                    .map(token -> people.submit(() -> bees.signatures().confirm(token)))
                    .toList();
            var failed = 0;
            for (var one : pressed) {
                failed += catchThrowable(one::get) == null ? 0 : 1;
            }
            assertThat(failed).isEqualTo(1);
        }
        assertThat(bees.count("signature")).isEqualTo(8);
    }

    @Test
    void a_link_lives_for_confirmation_days() {
        bees.beginAnew("confirmation-days: 2");
        bees.sign("Sam", SAM);
        bees.sign("Mina", "mina@example.org");
        bees.answer();

        bees.passTo(NOON.plus(Duration.ofDays(2)).minusMillis(1));
        assertThat(confirm(SAM)).isInstanceOf(Link.Confirmed.class);
        bees.pass(Duration.ofMillis(1));
        assertThat(confirm("mina@example.org")).isInstanceOf(Link.Expired.class);
        assertThat(bees.count("signature")).isEqualTo(1);
    }

    @Test
    void after_closing_a_link_lives_for_24_hours_more() {
        bees.sign("Sam", SAM);
        bees.sign("Mina", "mina@example.org");
        bees.answer();
        bees.pass(Duration.ofHours(1));
        bees.close(bees.campaign());

        bees.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(confirm(SAM)).isInstanceOf(Link.Confirmed.class);
        bees.pass(Duration.ofMillis(1));
        assertThat(confirm("mina@example.org")).isInstanceOf(Link.Expired.class);
    }

    @Test
    void closing_never_makes_a_link_live_longer() {
        bees.beginAnew("confirmation-days: 1");
        bees.sign("Sam", SAM);
        bees.answer();
        bees.pass(Duration.ofHours(23));
        bees.close(bees.campaign());

        bees.pass(Duration.ofHours(1));

        assertThat(confirm(SAM)).isInstanceOf(Link.Expired.class);
    }

    @Test
    void the_mail_names_the_moment_at_which_its_link_ends() {
        bees.beginAnew("confirmation-days: 3", "closes: 2026-11-26T00:00:00Z", "time-zone: UTC");
        bees.sign("Sam", SAM);

        bees.answer();

        assertThat(bees.campaign().linkEnds(NOON)).isEqualTo(Instant.parse("2026-11-27T00:00:00Z"));
        assertThat(bees.inbox().newest(SAM).text()).contains("November 27, 2026");
    }

    @Test
    void an_address_stands_once() {
        bees.sign("Sam", SAM);
        bees.sign("Sam the Second", "SAM@example.org");
        bees.answer();
        var tokens = bees.inbox().all().stream()
                .map(mail -> Bees.token(mail.text()
                        .lines()
                        .filter(line -> line.contains("/confirmations/"))
                        .findFirst()
                        .orElseThrow()
                        .strip()))
                .toList();
        var first = bees.confirm(tokens.getFirst());
        var after = bees.rows("signature");

        assertThat(bees.confirm(tokens.getLast())).isEqualTo(first);
        assertThat(bees.rows("signature")).isEqualTo(after);
        assertThat(queued()).hasSize(1);
    }

    @Test
    void an_address_stands_once_however_many_of_its_links_are_pressed_at_once() throws Exception {
        var many = 8;
        for (var round = 0; round < 5; round++) {
            bees.beginAnew();
            IntStream.range(0, many).forEach(i -> bees.sign("Sam " + i, SAM));
            var tokens = bees.jdbc().sql("select id from request").query(UUID.class).list().stream()
                    .map(id -> bees.get(Tokens.class)
                            .issue(Purpose.CONFIRMATION, bees.campaign().id().value(), id)
                            .text())
                    .toList();
            var start = new CyclicBarrier(many);
            try (var threads = Executors.newFixedThreadPool(many)) {
                var pressed = tokens.stream()
                        .map(token -> threads.submit(() -> {
                            start.await();
                            return bees.confirm(token);
                        }))
                        .toList();
                var receipts = new HashSet<String>();
                for (var one : pressed) {
                    receipts.add(one.get());
                }
                assertThat(receipts).hasSize(1);
            }
            assertThat(bees.count("signature")).isEqualTo(1);
            assertThat(bees.count("standing")).isEqualTo(1);
            assertThat(queued()).hasSize(1);
        }
    }

    @Test
    void a_later_request_changes_nothing_that_stands() {
        var secret = bees.stand("Sam", SAM);
        var before = bees.rows("signature");

        bees.pass(Duration.ofDays(2));
        bees.sign("A Foul Name", SAM, Display.NONE);
        bees.answer();

        assertThat(bees.rows("signature")).isEqualTo(before);
        assertThat(bees.signatures().find(secret).orElseThrow().display()).isEqualTo(Display.FULL);
        assertThat(bees.inbox().newest(SAM).text()).doesNotContain("Foul");
    }

    @Test
    void a_link_is_for_one_campaign() {
        var other = bees.publish();
        bees.sign("Sam", SAM);
        var id = bees.jdbc().sql("select id from request").query(UUID.class).single();

        var elsewhere =
                bees.get(Tokens.class).issue(Purpose.CONFIRMATION, other.id().value(), id);
        var nowhere = bees.get(Tokens.class).issue(Purpose.CONFIRMATION, 4_711, id);

        for (var token : List.of(elsewhere, nowhere)) {
            assertThat(bees.signatures().look(token.text())).isEqualTo(new Link.Unknown());
            assertThat(bees.signatures().confirm(token.text())).isEqualTo(new Link.Unknown());
            assertThat(bees.signatures().disavow(token.text())).isEqualTo(new Link.Unknown());
        }
        assertThat(bees.count("request")).isEqualTo(1);
        assertThat(bees.count("signature")).isZero();
    }

    @Test
    void a_forged_token_is_unknown_and_so_is_a_receipts_secret() {
        var secret = bees.stand("Sam", SAM);
        var token = bees.mailedLinkOf("Mina", "mina@example.org");
        var forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);

        for (var wrong : List.of(forged, token + "A", token.substring(1), secret, "", "%00", "x".repeat(10_000))) {
            assertThat(bees.signatures().look(wrong)).isEqualTo(new Link.Unknown());
            assertThat(bees.signatures().confirm(wrong)).isEqualTo(new Link.Unknown());
        }
        assertThat(bees.signatures().find(token)).isEmpty();
        assertThat(bees.count("signature")).isEqualTo(1);
    }

    @Test
    void over_a_limit_it_is_held_and_its_signer_is_told() {
        var crowd = Bees.client("203.0.113.7");
        for (var who : List.of("one", "two")) {
            bees.signatures().sign(bees.asking(bees.campaign(), who, who + "@example.org", Display.FULL, crowd));
            bees.pass(Duration.ofSeconds(1));
        }

        var first = bees.confirm(bees.mailedLink("one@example.org"));
        var second = bees.confirm(bees.mailedLink("two@example.org"));

        assertThat(bees.signatures().find(first).orElseThrow().state()).isEqualTo(Standing.State.STANDS);
        assertThat(bees.signatures().find(second).orElseThrow().state()).isEqualTo(Standing.State.HELD);
        assertThat(bees.signatures().held(bees.campaign().id())).hasSize(1);
        assertThat(queued()).hasSize(1);
    }

    @Test
    void many_requests_for_one_address_are_never_held_for_that() {
        var home = Bees.client("203.0.113.7");
        for (var i = 0; i < 8; i++) {
            bees.signatures().sign(bees.asking(bees.campaign(), "Sam", SAM, Display.FULL, home));
        }

        var secret = bees.confirm(bees.mailedLink(SAM));

        assertThat(bees.signatures().find(secret).orElseThrow().state()).isEqualTo(Standing.State.STANDS);
    }

    @Test
    void a_client_on_the_list_is_not_limited_and_nothing_of_it_is_kept() {
        var office = Bees.client("10.1.2.3");
        for (var i = 0; i < 20; i++) {
            bees.signatures()
                    .sign(bees.asking(bees.campaign(), "Guest", "guest" + i + "@example.org", Display.FULL, office));
        }

        bees.answer();

        assertThat(bees.count("request where client_index is null and range_index is null"))
                .isEqualTo(20);
        assertThat(bees.signatures()
                        .find(bees.confirm(bees.mailedLink("guest19@example.org")))
                        .orElseThrow()
                        .state())
                .isEqualTo(Standing.State.STANDS);
    }

    @Test
    void one_who_confirms_after_the_text_was_mailed_signs_the_words_they_saw() {
        var secret = bees.stand("Sam", SAM);
        var changedWhy = bees.document("Let the meadow flower.", "goal: 100");
        bees.get(Campaigns.class).publish(changedWhy, bees.campaign().slug());

        var id = bees.signatures().find(secret).orElseThrow().id();
        var opening =
                bees.signatures().openings(bees.campaign().id(), List.of(id)).get(id);

        assertThat(opening.textHash()).isEqualTo(bees.campaign().text().hash());
        assertThat(opening.details()).isEqualTo("{\"name\":\"Sam\"}");
        assertThat(opening.salt()).hasSize(32).isNotEqualTo(opening.detailSalt());
        assertThat(opening.tag()).hasSize(32);
    }

    private static Link confirm(String address) {
        return bees.signatures().confirm(Bees.token(bees.inbox().newestLink(address)));
    }

    private static List<UUID> queued() {
        return bees.jdbc()
                .sql("select signature_id from sequencing")
                .query(UUID.class)
                .list();
    }
}
