package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.undersigned.signature.Bees.NOON;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mails;
import org.undersigned.mail.Outcome;

class AnsweringTest {

    private static final EmailAddress SAMS = new EmailAddress(SAM);
    private static final String CONFIRMATION = "confirmation";
    private static final String REMINDER = "reminder";
    private static final String ALREADY = "already";
    private static final String RECEIPT = "receipt";

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void a_request_is_answered_once() {
        bees.sign("Sam", SAM);

        bees.answer();
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void mails_wait_some_seconds_while_people_rush() {
        bees.sign("Sam", SAM);
        bees.get(Rush.class).came(250);
        bees.pass(Duration.ofSeconds(1));
        bees.answer();
        assertThat(bees.kinds(SAM)).isEmpty();

        bees.pass(Duration.ofSeconds(1));
        bees.answer();
        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void mails_wait_no_longer_than_ten_seconds_however_many_sign() {
        bees.sign("Sam", SAM);
        bees.pass(Duration.ofSeconds(10));
        bees.get(Rush.class).came(250);
        bees.pass(Duration.ofSeconds(1));

        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void a_request_of_no_campaign_holds_up_nobody() {
        bees.sign("Sam", SAM);
        for (var table : List.of("request", "answer_due")) {
            bees.jdbc().sql("""
                            insert into %1$s
                            select (jsonb_populate_record(r, '{"campaign_id": 4711}')).* from %1$s r
                            """.formatted(table)).update();
        }

        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
        assertThat(bees.count("answer_due where campaign_id = 4711 and step = 'FIRST'"))
                .isEqualTo(1);
    }

    @Test
    void a_batch_that_broke_off_is_answered_whole_and_once() {
        bees.sign("Sam", SAM);
        bees.sign("Mina", "mina@example.org");
        bees.jdbc().sql("alter table mail add constraint broken check (false)").update();
        assertThat(catchThrowable(() -> bees.get(Answering.class).run())).isNotNull();
        bees.jdbc().sql("alter table mail drop constraint broken").update();

        bees.answer();
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
        assertThat(bees.kinds("mina@example.org")).containsExactly(CONFIRMATION);
    }

    @Test
    void two_mailers_at_once_answer_each_request_once() throws Exception {
        IntStream.range(0, 500).forEach(i -> bees.sign("Sam", "sam" + i + "@example.org"));
        // In such a rush mails wait.
        bees.pass(Duration.ofSeconds(2));
        var start = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        bees.get(Answering.class).run();
                        return true;
                    }))
                    .toList();
            for (var run : runs) {
                run.get();
            }
        }
        bees.answer();

        assertThat(bees.inbox().all()).hasSize(500);
    }

    @Test
    void a_mail_holds_nothing_that_was_typed_but_the_name() {
        bees.sign("Sam Weaver", SAM);

        bees.answer();

        var mail = bees.inbox().newest(SAM);
        assertThat(mail.text()).contains("Hello Sam Weaver,").doesNotContain("SW1A", "bumblebees", "newsletter");
        assertThat(mail.subject()).doesNotContain("Sam");
    }

    @Test
    void a_reminder_goes_once_after_three_days() {
        bees.sign("Sam", SAM);
        bees.answer();

        bees.passTo(NOON.plus(Duration.ofDays(3)).minusSeconds(1));
        bees.answer();
        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);

        for (var day = 3; day < 10; day++) {
            bees.passTo(NOON.plus(Duration.ofDays(day)));
            bees.answer();
        }
        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, REMINDER);
        assertThat(bees.count("answer_due")).isZero();
    }

    @Test
    void an_address_is_reminded_once_however_many_requests_it_has() {
        bees.sign("Sam", SAM);
        bees.sign("Sam", SAM);
        bees.answer();

        bees.pass(Duration.ofDays(3));
        bees.answer();
        bees.pass(Duration.ofDays(1));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, CONFIRMATION, REMINDER);
    }

    @Test
    void who_confirmed_withdrew_or_was_erased_is_not_reminded() {
        bees.stand("Sam", SAM);
        bees.signatures().withdraw(bees.stand("Mina", "mina@example.org"));
        bees.signatures().erase(bees.stand("Ada", "ada@example.org"));
        var before = bees.inbox().all().size();

        bees.pass(Duration.ofDays(3));
        bees.answer();

        assertThat(bees.inbox().all()).hasSize(before);
    }

    @Test
    void no_reminder_comes_when_its_link_has_ended() {
        bees.beginAnew("confirmation-days: 3");
        bees.sign("Sam", SAM);
        bees.answer();

        bees.pass(Duration.ofDays(3));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void closing_ends_reminders_with_the_links() {
        bees.sign("Sam", SAM);
        bees.answer();
        bees.close(bees.campaign());

        bees.pass(Duration.ofDays(3));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void a_link_that_goes_out_late_is_not_followed_by_a_reminder_at_once() {
        bees.sign("Sam", SAM);
        bees.pass(Duration.ofDays(4));

        bees.answer();
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
    }

    @Test
    void no_link_is_mailed_that_no_longer_works() {
        bees.sign("Sam", SAM);
        bees.pass(Duration.ofDays(7));

        bees.answer();

        assertThat(bees.inbox().all()).isEmpty();
    }

    @Test
    void who_stands_is_told_so_at_most_once_a_day() {
        bees.stand("Sam", SAM);
        for (var i = 0; i < 3; i++) {
            bees.sign("Anyone", SAM);
            bees.answer();
        }

        bees.pass(Duration.ofDays(1));
        bees.sign("Anyone", SAM);
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, ALREADY, ALREADY);
        assertThat(Bees.token(bees.inbox().newestLink(SAM)))
                .isEqualTo(bees.confirm(Bees.token(bees.inbox()
                        .of(SAM)
                        .getFirst()
                        .text()
                        .lines()
                        .filter(line -> line.contains("/confirmations/"))
                        .findFirst()
                        .orElseThrow()
                        .strip())));
    }

    @Test
    void an_address_gets_three_links_in_its_first_hour() {
        for (var i = 0; i < 5; i++) {
            bees.sign("Anyone", SAM);
            bees.answer();
            bees.pass(Duration.ofMinutes(10));
        }

        assertThat(bees.kinds(SAM)).hasSize(3);
    }

    @Test
    void an_address_gets_a_link_a_day_after_its_first_hour_and_six_in_all() {
        bees.beginAnew("confirmation-days: 1");
        for (var day = 0; day < 20; day++) {
            bees.sign("Anyone", SAM);
            bees.sign("Anyone", "sam+more@example.org");
            bees.answer();
            bees.pass(Duration.ofDays(1));
        }

        assertThat(bees.inbox().all()).hasSize(6);
    }

    @Test
    void the_six_do_not_begin_again_by_waiting() {
        bees.beginAnew("confirmation-days: 1");
        for (var month = 0; month < 12; month++) {
            bees.sign("Anyone", SAM);
            bees.answer();
            bees.keepRetention();
            bees.pass(Duration.ofDays(32));
        }

        assertThat(bees.kinds(SAM)).hasSize(6);
    }

    @Test
    void they_begin_again_when_the_holder_lets_mail_come() {
        for (var i = 0; i < 3; i++) {
            bees.sign("Anyone", SAM);
            bees.answer();
        }
        var token = Bees.token(bees.inbox().newestLink(SAM));
        bees.signatures().disavow(token);
        bees.pass(Duration.ofMinutes(1));
        bees.signatures().letMailCome(token);
        bees.pass(Duration.ofMinutes(1));

        bees.sign("Sam", SAM);
        bees.answer();

        assertThat(bees.kinds(SAM)).hasSize(4);
    }

    @Test
    void an_address_gets_five_mails_a_day_over_all_campaigns() {
        for (var i = 0; i < 7; i++) {
            bees.sign(bees.publish(), "Sam", SAM);
        }
        bees.answer();
        assertThat(bees.kinds(SAM)).hasSize(5);

        bees.pass(Duration.ofDays(1));
        bees.sign("Sam", SAM);
        bees.answer();
        assertThat(bees.kinds(SAM)).hasSize(6);
    }

    @Test
    void five_a_day_hold_within_one_batch_and_across_batches_alike() {
        for (var i = 0; i < 4; i++) {
            bees.sign(bees.publish(), "Sam", SAM);
            bees.answer();
        }
        bees.sign(bees.publish(), "Sam", SAM);
        bees.sign(bees.publish(), "Sam", SAM);

        bees.answer();

        assertThat(bees.kinds(SAM)).hasSize(5);
    }

    @Test
    void a_lost_link_is_mailed_again() {
        var token = bees.mailedLinkOf("Sam", SAM);
        bees.pass(Duration.ofDays(2));
        bees.sign("Mina", "mina@example.org");

        bees.signatures().mailLinkAgain(bees.campaign(), new EmailAddress("SAM@example.org"));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, CONFIRMATION);
        assertThat(Bees.token(bees.inbox().newestLink(SAM))).isEqualTo(token);
    }

    @Test
    void a_lost_receipt_is_mailed_again_and_only_to_the_address_as_it_signed() {
        var secret = bees.stand("Sam", SAM);

        bees.signatures().mailReceipt(bees.campaign(), new EmailAddress("sam+x@EXAMPLE.org"));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, RECEIPT);
        assertThat(Bees.token(bees.inbox().newestLink(SAM))).isEqualTo(secret);
    }

    @Test
    void who_withdrew_finds_the_receipt_again_and_signs_again_all_the_same() {
        var secret = bees.stand("Sam", SAM);
        bees.signatures().withdraw(secret);

        bees.signatures().mailReceipt(bees.campaign(), SAMS);
        bees.answer();
        assertThat(Bees.token(bees.inbox().newestLink(SAM))).isEqualTo(secret);

        bees.pass(Duration.ofDays(1));
        bees.sign("Sam", SAM);
        bees.answer();
        bees.pass(Duration.ofDays(1));
        bees.signatures().mailLinkAgain(bees.campaign(), SAMS);
        bees.answer();
        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION, RECEIPT, CONFIRMATION, CONFIRMATION);
        assertThat(bees.signatures().look(Bees.token(bees.inbox().newestLink(SAM))))
                .isInstanceOf(Link.Live.class);
    }

    @Test
    void asking_for_a_link_of_an_unknown_or_erased_address_mails_nothing() {
        bees.signatures().erase(bees.stand("Sam", SAM));
        bees.inbox().clear();

        bees.signatures().mailLinkAgain(bees.campaign(), SAMS);
        bees.signatures().mailReceipt(bees.campaign(), SAMS);
        bees.signatures().mailLinkAgain(bees.campaign(), new EmailAddress("nobody@example.org"));
        bees.answer();

        assertThat(bees.inbox().all()).isEmpty();
        assertThat(bees.count("inquiry")).isZero();
    }

    @Test
    void asking_often_for_a_receipt_is_limited_and_never_told() {
        bees.stand("Sam", SAM);
        bees.pass(Duration.ofDays(1));

        for (var i = 0; i < 10; i++) {
            bees.signatures().mailReceipt(bees.campaign(), SAMS);
            bees.answer();
            bees.pass(Duration.ofMinutes(5));
        }
        assertThat(bees.kinds(SAM)).filteredOn(RECEIPT::equals).hasSize(3);

        for (var day = 0; day < 10; day++) {
            bees.pass(Duration.ofDays(1));
            bees.signatures().mailReceipt(bees.campaign(), SAMS);
            bees.answer();
        }
        assertThat(bees.kinds(SAM)).filteredOn(RECEIPT::equals).hasSize(6);
    }

    @Test
    void nobody_can_keep_a_signer_from_the_receipt_for_good() {
        bees.stand("Sam", SAM);
        for (var day = 0; day < 10; day++) {
            bees.signatures().mailReceipt(bees.campaign(), SAMS);
            bees.answer();
            bees.pass(Duration.ofDays(1));
        }
        bees.inbox().clear();

        bees.pass(Duration.ofDays(31));
        bees.signatures().mailReceipt(bees.campaign(), SAMS);
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(RECEIPT);
    }

    @Test
    void a_flood_from_one_client_is_not_answered() {
        var flood = Bees.client("203.0.113.7");
        for (var i = 0; i < 502; i++) {
            bees.signatures()
                    .sign(bees.asking(bees.campaign(), "Bot", "bot" + i + "@example.org", Display.NONE, flood));
            bees.pass(Duration.ofMillis(1));
        }
        bees.pass(Duration.ofSeconds(2));

        bees.answer();

        assertThat(bees.inbox().all()).hasSize(500);
    }

    @Test
    void what_cannot_be_opened_does_not_hold_up_the_others() {
        bees.sign("Broken", "broken@example.org");
        bees.jdbc().sql("update request set personal = '\\x00'").update();
        bees.sign("Sam", SAM);

        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
        assertThat(bees.count("answer_due where step = 'FIRST'")).isEqualTo(1);
    }

    @Test
    void a_mail_that_was_not_taken_goes_again_and_no_second_one_is_written() {
        bees.inbox().answering(new Outcome.Deferred("421", false));
        bees.sign("Sam", SAM);
        bees.answer();
        assertThat(bees.inbox().all()).isEmpty();

        bees.pass(Duration.ofMinutes(2));
        bees.answer();

        assertThat(bees.kinds(SAM)).containsExactly(CONFIRMATION);
        assertThat(bees.get(Mails.class).drain()).isTrue();
    }
}
