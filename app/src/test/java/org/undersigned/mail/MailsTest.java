package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undersigned.mail.Outcome.Deferred;
import org.undersigned.mail.Outcome.Refused;
import org.undersigned.mail.Outcome.Unknown;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

class MailsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SAM = "sam@example.org";
    private static final UUID REQUEST = UUID.randomUUID();
    private static HikariDataSource database;

    @TempDir
    private Path folder;

    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Inbox inbox = new Inbox();
    private final InstantSource clock = () -> this.now;
    private Instant now = NOON;
    private Vault vault;
    private Mails mails;

    @BeforeAll
    static void migrate() {
        database = MailDatabase.fresh(8);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void open() {
        jdbc.sql("delete from mail").update();
        vault = new Vault(new VaultSettings(folder));
        vault.create(1);
        vault.create(2);
        mails = inbox.mails(jdbc, vault, clock);
    }

    @Test
    void a_queued_mail_is_sent_once() {
        mails.queue(List.of(mail(SAM)));

        assertThat(mails.drain()).isTrue();
        assertThat(mails.drain()).isTrue();
        assertThat(inbox.of(SAM)).hasSize(1);
    }

    @Test
    void a_mail_arrives_whole() {
        var mail = mail(SAM)
                .withHtml("<p>Hello</p>")
                .withFrom("Bees")
                .withReplyTo(new EmailAddress("ada@example.org"))
                .withUnsubscribe(URI.create("https://example.org/u"))
                .answering(REQUEST)
                .with(new Mail.Attachment("a.txt", "text/plain", new byte[] {1, 2, -3}));
        mails.queue(List.of(mail));

        mails.drain();

        assertThat(inbox.newest(SAM)).usingRecursiveComparison().isEqualTo(mail);
        assertThat(inbox.newestLink(SAM)).isEqualTo("https://example.org/confirmations/1");
    }

    @Test
    void queueing_again_changes_nothing() {
        var mail = mail(SAM);
        mails.queue(List.of(mail));
        mails.queue(List.of(mail, mail));
        mails.drain();
        mails.queue(List.of(mail));
        mails.drain();

        assertThat(inbox.all()).hasSize(1);
    }

    @Test
    void a_mail_is_queued_with_its_callers_transaction_or_not_at_all() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    mails.queue(List.of(mail(SAM)));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        mails.drain();

        assertThat(inbox.all()).isEmpty();
    }

    @Test
    void the_database_never_shows_to_whom_or_what() {
        mails.queue(List.of(mail(SAM).answering(REQUEST)));

        var row = jdbc.sql("select mail::text as row from mail")
                .query(String.class)
                .single();
        var personal = jdbc.sql("select personal from mail").query(byte[].class).single();
        assertThat(row).doesNotContain("sam").doesNotContain("example.org").doesNotContain("Hello");
        assertThat(new String(personal, StandardCharsets.ISO_8859_1))
                .doesNotContain("sam")
                .doesNotContain("Hello");
    }

    @Test
    void what_was_said_is_forgotten_once_sent_or_given_up() {
        mails.queue(List.of(mail(SAM), mail("mina@example.org")));
        inbox.answering(new Refused("550 5.1.1"));

        mails.drain();

        assertThat(jdbc.sql("select count(*) from mail where personal is not null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(failures()).containsExactly("550 5.1.1");
    }

    @Test
    void a_refused_mail_is_not_tried_again() {
        mails.queue(List.of(mail(SAM)));
        inbox.answering(new Refused("550"));
        mails.drain();

        now = now.plus(Duration.ofDays(1));
        mails.drain();

        assertThat(inbox.all()).isEmpty();
    }

    @Test
    void a_deferred_mail_is_tried_after_a_minute_then_two_then_four() {
        mails.queue(List.of(mail(SAM)));
        inbox.answering(new Deferred("450", false), new Deferred("450", false), new Deferred("450", false));
        mails.drain();

        for (var wait : List.of(60, 120, 240)) {
            now = now.plusSeconds(wait - 1);
            mails.drain();
            assertThat(inbox.all()).isEmpty();
            now = now.plusSeconds(1);
            mails.drain();
        }
        assertThat(inbox.all()).hasSize(1);
    }

    @Test
    void a_mail_is_given_up_after_three_days() {
        mails.queue(List.of(mail(SAM)));
        var tries = IntStream.range(0, 1000)
                .mapToObj(_ -> new Deferred("450 4.2.1", false))
                .toArray(Outcome[]::new);
        inbox.answering(tries);

        for (var hour = 0; hour <= 80; hour++) {
            mails.drain();
            now = now.plus(Duration.ofHours(1));
        }

        assertThat(failures()).containsExactly("450 4.2.1");
    }

    @Test
    void a_mail_that_may_have_arrived_goes_again_as_the_same_mail() {
        var mail = mail(SAM);
        mails.queue(List.of(mail));
        inbox.answering(new Unknown());
        mails.drain();
        assertThat(inbox.all()).isEmpty();

        now = now.plus(Duration.ofMinutes(1));
        mails.drain();

        assertThat(inbox.of(SAM)).singleElement().extracting(Mail::id).isEqualTo(mail.id());
    }

    @Test
    void when_the_server_takes_none_every_mail_waits_and_keeps_its_place() {
        mails.queue(List.of(mail(SAM)));
        now = now.plusSeconds(1);
        mails.queue(List.of(mail("mina@example.org")));
        inbox.answering(new Deferred("535", true));

        assertThat(mails.drain()).isFalse();
        assertThat(inbox.all()).isEmpty();
        now = now.plusSeconds(30);
        assertThat(mails.drain()).isTrue();

        assertThat(inbox.all()).extracting(mail -> mail.to().text()).containsExactly(SAM, "mina@example.org");
    }

    @Test
    void a_mail_left_by_a_crash_goes_when_its_lease_is_over() {
        mails.queue(List.of(mail(SAM)));
        new MailStore(jdbc).claim(now, now.plus(Duration.ofMinutes(15)), 20);

        mails.drain();
        assertThat(inbox.all()).isEmpty();
        now = now.plus(Duration.ofMinutes(15));
        mails.drain();

        assertThat(inbox.of(SAM)).hasSize(1);
    }

    @Test
    void many_senders_share_the_work_and_no_mail_goes_twice() throws Exception {
        var many = IntStream.range(0, 500)
                .mapToObj(i -> mail("signer" + i + "@example.org"))
                .toList();
        mails.queue(many);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(_ -> threads.submit(mails::drain));
        }

        assertThat(inbox.all()).extracting(Mail::id).doesNotHaveDuplicates().hasSize(500);
    }

    @Test
    void a_mail_whose_seal_is_broken_does_not_hold_up_the_others() {
        mails.queue(List.of(mail(SAM)));
        jdbc.sql("update mail set personal = '\\x00'").update();
        mails.queue(List.of(mail("mina@example.org")));

        mails.drain();

        assertThat(failures()).containsExactly("seal");
        assertThat(inbox.of("mina@example.org")).hasSize(1);
    }

    @Test
    void an_erased_request_gets_no_mail_not_even_when_queued_again() {
        var mail = mail(SAM).answering(REQUEST);
        mails.queue(List.of(mail, mail("mina@example.org").answering(UUID.randomUUID())));

        mails.erase(1, List.of(REQUEST));
        mails.queue(List.of(mail));
        mails.drain();

        assertThat(inbox.all()).extracting(one -> one.to().text()).containsExactly("mina@example.org");
        assertThat(jdbc.sql("select count(*) from mail where request_id = ?")
                        .param(REQUEST)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void erasing_spares_the_same_request_number_of_another_campaign_and_what_was_sent_stays_sent() {
        mails.queue(List.of(mail(SAM).answering(REQUEST)));
        mails.drain();

        mails.erase(2, List.of(REQUEST));
        mails.erase(1, List.of(REQUEST));

        assertThat(failures()).isEmpty();
    }

    @Test
    void earlier_mails_to_an_address_are_known_over_all_campaigns_and_spellings() {
        mails.queue(List.of(mail(SAM)));
        now = now.plusSeconds(10);
        mails.queue(List.of(
                Mail.of(UUID.randomUUID(), 2, "reminder", new EmailAddress("Sam+x@example.org"), "Hello", "Text")));

        var found = mails.earlier(
                List.of(recipient(1, "nobody@example.org"), recipient(1, "SAM@example.org"), recipient(3, SAM)), NOON);

        assertThat(found).hasSize(3);
        assertThat(found.get(0)).isEmpty();
        assertThat(found.get(1))
                .containsExactly(
                        new Mails.Earlier(2, "reminder", NOON.plusSeconds(10)),
                        new Mails.Earlier(1, "confirmation", NOON));
        assertThat(found.get(2)).isEqualTo(found.get(1));
        assertThat(mails.earlier(List.of(), NOON)).isEmpty();
    }

    @Test
    void earlier_mails_about_the_same_campaign_are_never_too_old() {
        mails.queue(List.of(mail(SAM)));

        var years = NOON.plus(Duration.ofDays(1_000));

        assertThat(mails.earlier(List.of(recipient(1, SAM)), years))
                .containsExactly(List.of(new Mails.Earlier(1, "confirmation", NOON)));
        assertThat(mails.earlier(List.of(recipient(2, SAM)), years)).containsExactly(List.of());
    }

    @Test
    void the_delay_is_how_long_the_oldest_due_mail_has_waited() {
        assertThat(mails.delay()).isEqualTo(Duration.ZERO);
        mails.queue(List.of(mail(SAM)));
        now = now.plusSeconds(90);
        mails.queue(List.of(mail("mina@example.org")));

        assertThat(mails.delay()).isEqualTo(Duration.ofSeconds(90));
        inbox.answering(new Deferred("connection", true));
        mails.drain();
        assertThat(mails.delay()).isEqualTo(Duration.ofSeconds(90));
        now = now.plusSeconds(30);
        mails.drain();
        assertThat(mails.delay()).isEqualTo(Duration.ZERO);
    }

    @Test
    void cleaning_deletes_what_is_old_of_one_campaign_some_at_a_time() {
        mails.queue(List.of(mail(SAM), mail("mina@example.org")));
        mails.queue(List.of(Mail.of(UUID.randomUUID(), 2, "receipt", new EmailAddress(SAM), "Hello", "Text")));
        now = now.plusSeconds(60);
        mails.queue(List.of(mail("ada@example.org")));

        assertThat(mails.clean(1, NOON, 10)).isZero();
        assertThat(mails.clean(1, NOON.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(mails.clean(1, NOON.plusSeconds(1), 10)).isEqualTo(1);
        mails.drain();
        assertThat(inbox.all()).extracting(mail -> mail.to().text()).containsExactly(SAM, "ada@example.org");
    }

    @Test
    void a_mail_sent_now_leaves_no_trace_in_the_outbox() {
        inbox.answering(new Unknown());

        assertThat(mails.sendNow(mail("mina@example.org"))).isEqualTo(new Unknown());
        assertThat(mails.sendNow(mail("mina@example.org"))).isEqualTo(new Outcome.Accepted());
        assertThat(jdbc.sql("select count(*) from mail").query(Long.class).single())
                .isZero();
    }

    private List<String> failures() {
        return jdbc.sql("select failure from mail where failed_at is not null")
                .query(String.class)
                .list();
    }

    private Mails.Recipient recipient(long campaign, String address) {
        return new Mails.Recipient(campaign, mails.index(new EmailAddress(address)));
    }

    private static Mail mail(String to) {
        return Mail.of(
                UUID.randomUUID(),
                1,
                "confirmation",
                new EmailAddress(to),
                "Hello",
                "Confirm: https://example.org/confirmations/1");
    }
}
