package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.signature.Bees.NOON;
import static org.undersigned.signature.Bees.SAM;

import ch.qos.logback.classic.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Closing;
import org.undersigned.campaign.Publication;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mail;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

class RetentionTest {

    private static final Instant CLOSING = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant OVER = Instant.parse("2027-06-01T00:00:00Z");

    @RegisterExtension
    private static final Bees bees = new Bees();

    @BeforeEach
    void begin() {
        bees.beginAnew("closes: " + CLOSING);
    }

    @Test
    void a_request_goes_when_its_link_has_ended_and_not_before() {
        bees.beginAnew("confirmation-days: 2");
        bees.sign("Sam", SAM);
        bees.answer();

        bees.passTo(NOON.plus(Duration.ofDays(2)));
        bees.keepRetention();
        assertThat(bees.count("request")).isEqualTo(1);

        bees.pass(Duration.ofMillis(1));
        bees.keepRetention();
        assertThat(bees.count("request")).isZero();
        assertThat(bees.count("answer_due")).isZero();
        assertThat(bees.count("consent")).isZero();
    }

    @Test
    void after_closing_and_its_grace_every_request_goes() {
        bees.passTo(CLOSING.minusSeconds(1));
        bees.sign("Sam", SAM);

        bees.passTo(CLOSING.plus(Campaign.GRACE).minusSeconds(1));
        bees.keepRetention();
        assertThat(bees.count("request")).isEqualTo(1);

        bees.passTo(CLOSING.plus(Campaign.GRACE));
        bees.keepRetention();
        assertThat(bees.count("request")).isZero();
    }

    @Test
    void what_was_agreed_to_stays_with_the_signature() {
        bees.stand("Sam", SAM);

        bees.pass(Duration.ofDays(30));
        bees.keepRetention();

        assertThat(bees.count("request")).isZero();
        assertThat(bees.count("signature s join agreement a on a.hash = s.agreement"))
                .isEqualTo(3);
    }

    @Test
    void address_ranges_go_thirty_days_after_confirming() {
        bees.stand("Sam", SAM);

        bees.pass(Duration.ofDays(30));
        bees.keepRetention();
        assertThat(bees.count("signature where range_index is null")).isZero();

        bees.pass(Duration.ofSeconds(1));
        bees.keepRetention();
        assertThat(bees.count("signature where range_index is null")).isEqualTo(1);
        assertThat(bees.count("signature where personal is null")).isZero();
    }

    @Test
    void six_months_after_closing_everyone_is_erased_and_the_count_stands() {
        var secret = bees.stand("Sam", SAM);
        bees.stand("Mina", "mina@example.org");
        bees.pass(Duration.ofMinutes(1));
        bees.signatures().choose(secret, Consent.toBeShown(Display.NONE, "Show nothing."));

        bees.passTo(OVER.minusSeconds(1));
        bees.keepRetention();
        assertThat(bees.count("signature where personal is null")).isZero();

        bees.passTo(OVER);
        bees.keepRetention();
        assertThat(bees.count("signature where personal is null and tag is null and agreement is null"))
                .isEqualTo(2);
        assertThat(bees.count("standing")).isZero();
        assertThat(bees.count("consent")).isZero();
        assertThat(bees.count("withdrawal")).isZero();
        assertThat(bees.count("sequencing")).isEqualTo(2);
        assertThat(bees.count("erasure_due")).isEqualTo(2);
        assertThat(bees.signatures().find(secret).orElseThrow().state()).isEqualTo(Standing.State.ERASED);
    }

    @Test
    void more_than_a_batch_goes_in_one_run() {
        bees.stand("Sam", SAM);
        bees.jdbc().sql("""
                        insert into signature select campaign_id, gen_random_uuid(), confirmed_at, text_hash, sha256(n::text::bytea),
                            domain_index, range_index, source, personal
                        from signature, generate_series(1, 2500) n
                        """).update();

        bees.passTo(OVER);
        bees.keepRetention();

        assertThat(bees.count("signature where personal is null")).isEqualTo(2_501);
    }

    @Test
    void then_disavowals_mails_and_keys_go_too() throws Exception {
        var id = bees.campaign().id();
        bees.stand("Sam", SAM);
        bees.signatures().disavow(bees.mailedLinkOf("Foul", "mina@example.org"));
        bees.answer();

        bees.passTo(OVER);
        bees.keepRetention();

        assertThat(bees.count("disavowal")).isZero();
        assertThat(bees.count("mail")).isZero();
        assertThat(bees.get(Vault.class).find(id.value())).isEmpty();
        assertThat(Files.readString(bees.keys().resolve("campaign-" + id.value() + ".key")))
                .isEqualTo("destroyed\n");
        bees.keepRetention();
    }

    @Test
    void what_goes_is_that_campaigns_alone() {
        var other = bees.publish();
        bees.stand("Sam", SAM);
        bees.sign(other, "Mina", "mina@example.org");
        bees.confirm(bees.mailedLink("mina@example.org"));
        bees.sign(other, "Foul", "ada@example.org");
        bees.signatures().disavow(bees.mailedLink("ada@example.org"));

        bees.passTo(OVER);
        bees.keepRetention();

        assertThat(bees.count("signature where personal is not null")).isEqualTo(1);
        assertThat(bees.count("disavowal")).isEqualTo(1);
        assertThat(bees.count("mail")).isEqualTo(2);
        assertThat(bees.get(Vault.class).find(other.id().value())).isPresent();
    }

    @Test
    void a_campaign_that_never_closes_keeps_its_signers() {
        bees.beginAnew();
        bees.stand("Sam", SAM);

        bees.pass(Duration.ofDays(3_000));
        bees.keepRetention();

        assertThat(bees.count("signature where personal is not null")).isEqualTo(1);
    }

    @Test
    void reopened_in_time_it_keeps_its_signers_until_it_closes_again() {
        bees.beginAnew();
        bees.stand("Sam", SAM);
        bees.close(bees.campaign());
        bees.pass(Duration.ofDays(100));
        bees.get(Campaigns.class).reopen(bees.campaign());

        bees.pass(Duration.ofDays(400));
        bees.keepRetention();

        assertThat(bees.count("signature where personal is not null")).isEqualTo(1);
    }

    @Test
    void a_campaign_whose_keys_are_gone_can_be_read_and_never_signed_again() {
        var slug = bees.campaign().slug();
        var secret = bees.stand("Sam", SAM);
        bees.passTo(OVER);
        bees.keepRetention();
        var campaigns = bees.get(Campaigns.class);

        assertThat(bees.signatures().find(secret)).isPresent();
        assertThat(bees.signatures().newestShown(bees.campaign().id(), 10)).isEmpty();
        assertThat(bees.signatures().openings(bees.campaign().id(), List.of())).isEmpty();
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.NotOpen());
        for (var closes : List.of("", "closes: " + bees.now().minus(Duration.ofDays(1)))) {
            assertThat(campaigns.publish(bees.document("Let the meadow flower.", closes), slug))
                    .isInstanceOf(Publication.RetentionOver.class);
        }
        assertThat(bees.campaign().state(bees.now())).isEqualTo(Campaign.State.CLOSED);
        campaigns.publish(bees.document("Let the meadow flower.", "closes: " + CLOSING, "goal: 5"), slug);
        assertThat(bees.campaign().document().goal()).hasValue(5);
    }

    @Test
    void closed_by_hand_it_is_not_reopened_either_once_the_time_is_over_even_with_its_keys() {
        bees.beginAnew();
        bees.stand("Sam", SAM);
        bees.close(bees.campaign());
        bees.pass(Duration.ofDays(200));

        assertThat(bees.get(Campaigns.class).reopen(bees.campaign())).isEqualTo(Closing.RETENTION_OVER);
        bees.keepRetention();
        assertThat(bees.get(Campaigns.class).reopen(bees.campaign())).isEqualTo(Closing.RETENTION_OVER);

        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.NotOpen());
    }

    @Test
    void asking_for_a_lost_link_after_that_finds_nothing_and_says_nothing() {
        bees.stand("Sam", SAM);
        bees.passTo(OVER);
        bees.keepRetention();
        bees.inbox().clear();

        bees.signatures().mailReceipt(bees.campaign(), new EmailAddress(SAM));
        bees.signatures().mailLinkAgain(bees.campaign(), new EmailAddress(SAM));
        bees.answer();

        assertThat(bees.inbox().all()).isEmpty();
    }

    @Test
    void trouble_with_one_campaign_does_not_keep_the_data_of_others() throws Exception {
        bees.stand("Sam", SAM);
        var other = bees.publish("closes: " + CLOSING);
        Files.delete(bees.keys().resolve("campaign-" + other.id().value() + ".key"));

        bees.passTo(OVER);
        try (var log = new Log("org.undersigned", Level.INFO)) {
            bees.keepRetention();
            assertThat(log.lines())
                    .anyMatch(
                            line -> line.contains("retention of " + other.slug().value() + " fails"));
        }

        assertThat(bees.count("signature where personal is not null")).isZero();
    }

    @Test
    void mails_that_belong_to_no_campaign_go_after_a_month() {
        bees.get(Mails.class)
                .queue(List.of(Mail.of(
                        UUID.randomUUID(),
                        Vault.HOST,
                        "sign-in",
                        new EmailAddress("ada@example.org"),
                        "Hello",
                        "Text")));
        bees.answer();

        bees.pass(Duration.ofDays(31));
        bees.keepRetention();
        assertThat(bees.count("mail")).isEqualTo(1);

        bees.pass(Duration.ofSeconds(1));
        bees.keepRetention();
        assertThat(bees.count("mail")).isZero();
    }
}
