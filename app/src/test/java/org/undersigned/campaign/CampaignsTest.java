package org.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.signature.Bees.NOON;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.document.CampaignDocument;
import org.undersigned.signature.Bees;
import org.undersigned.signature.Signing;

class CampaignsTest {

    private static final String DEMAND = "Let the meadow flower.";

    @RegisterExtension
    private static final Bees bees = new Bees();

    private static final Campaigns campaigns = bees.get(Campaigns.class);

    @Test
    void the_same_document_again_changes_nothing() {
        assertThat(publish(bees.document(DEMAND))).isInstanceOf(Publication.Unchanged.class);
        assertThat(bees.count("wording")).isEqualTo(1);
    }

    @Test
    void until_someone_asks_to_sign_everything_may_change() {
        var changed = publish(bees.document("Sow clover."));

        assertThat(changed).isInstanceOf(Publication.Changed.class);
        assertThat(bees.campaign().version()).isEqualTo(2);
        assertThat(bees.campaign().text().demands().getFirst().text()).isEqualTo("Sow clover.");
    }

    @Test
    void from_the_first_request_on_text_and_target_are_locked() {
        bees.sign("Sam", SAM);

        assertThat(publish(bees.document("Sow clover."))).isInstanceOfSatisfying(Publication.Locked.class, locked -> {
            assertThat(locked.text()).isTrue();
            assertThat(locked.target()).isFalse();
        });
        assertThat(publish(bees.document(DEMAND, "  office: The Ministry")))
                .isInstanceOfSatisfying(Publication.Locked.class, locked -> {
                    assertThat(locked.text()).isFalse();
                    assertThat(locked.target()).isTrue();
                });
        assertThat(bees.campaign().version()).isEqualTo(1);
    }

    @Test
    void the_lock_outlives_the_request() {
        bees.signatures().disavow(bees.mailedLinkOf("Sam", SAM));

        assertThat(publish(bees.document("Sow clover."))).isInstanceOf(Publication.Locked.class);
    }

    @Test
    void what_is_not_signed_may_change_at_any_time_and_keeps_its_history() {
        bees.sign("Sam", SAM);

        assertThat(publish(bees.document(DEMAND, "goal: 500"))).isInstanceOf(Publication.Changed.class);

        assertThat(bees.campaign().document().goal()).hasValue(500);
        assertThat(bees.count("wording")).isEqualTo(2);
    }

    @Test
    void closed_it_takes_no_requests_and_reopened_it_does() {
        assertThat(campaigns.close(bees.campaign())).isEqualTo(Closing.DONE);
        assertThat(campaigns.close(bees.campaign())).isEqualTo(Closing.WAS_SO_ALREADY);
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.NotOpen());

        bees.pass(Duration.ofDays(1));
        assertThat(campaigns.reopen(bees.campaign())).isEqualTo(Closing.DONE);
        assertThat(campaigns.reopen(bees.campaign())).isEqualTo(Closing.WAS_SO_ALREADY);
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.CheckInbox());
    }

    @Test
    void its_own_date_closes_it_and_only_a_new_date_opens_it_again() {
        bees.beginAnew("closes: " + NOON.plusSeconds(60));
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.CheckInbox());

        bees.pass(Duration.ofSeconds(60));
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.NotOpen());
        assertThat(campaigns.reopen(bees.campaign())).isEqualTo(Closing.CLOSED_BY_DOCUMENT);

        publish(bees.document(DEMAND, "closes: 2027-01-01"));
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.CheckInbox());
    }

    @Test
    void it_opens_at_its_time() {
        bees.beginAnew("opens: " + NOON.plusSeconds(60));
        assertThat(bees.campaign().state(bees.now())).isEqualTo(Campaign.State.UPCOMING);
        assertThat(campaigns.open()).isEmpty();
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.NotOpen());

        bees.pass(Duration.ofSeconds(60));

        assertThat(campaigns.open()).containsExactly(bees.campaign());
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.CheckInbox());
    }

    @Test
    void signers_data_are_kept_until_six_months_after_whichever_closing_came_first() {
        bees.beginAnew("closes: 2026-12-31T00:00:00Z");
        assertThat(bees.campaign().keptUntil()).contains(Instant.parse("2027-06-30T00:00:00Z"));

        campaigns.close(bees.campaign());

        assertThat(bees.campaign().keptUntil()).contains(Instant.parse("2027-05-24T12:00:00Z"));
    }

    @Test
    void whoever_asks_for_what_is_not_there_gets_nothing() {
        assertThat(campaigns.bySlug("no-such-letter")).isEmpty();
        assertThat(campaigns.byId(new CampaignId(4_711))).isEmpty();
    }

    private static Publication publish(CampaignDocument document) {
        return campaigns.publish(document, bees.campaign().slug());
    }
}
