package org.undersigned.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.signature.Bees;
import org.undersigned.signature.Display;
import org.undersigned.signature.Held;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Standing.State;

class ReviewsTest {

    @RegisterExtension
    private static final Bees bees = new Bees();

    private static final Reviews reviews = bees.get(Reviews.class);
    private String counted = "";
    private String held = "";

    @BeforeEach
    void two_sign_from_one_client() {
        counted = stand("sam@example.org");
        held = stand("mina@example.org");
    }

    @Test
    void what_is_held_waits_and_is_not_queued() {
        assertThat(heldNow()).containsExactly(id(held));
        assertThat(state(held)).isEqualTo(State.HELD);
        assertThat(queued()).containsExactly(id(counted));
    }

    @Test
    void released_it_counts() {
        assertThat(reviews.release(bees.campaign().id(), heldNow(), "Ada")).isEqualTo(1);

        assertThat(state(held)).isEqualTo(State.STANDS);
        assertThat(reviews.held(bees.campaign().id())).isEmpty();
        assertThat(queued()).contains(id(held));
        assertThat(bees.rows("release")).singleElement().asString().contains("Ada");
    }

    @Test
    void releasing_twice_is_harmless() {
        reviews.release(bees.campaign().id(), List.of(id(held)), "Ada");

        assertThat(reviews.release(bees.campaign().id(), List.of(id(held), id(held)), "Ada"))
                .isZero();
        assertThat(queued()).hasSize(2);
    }

    @Test
    void only_what_is_held_is_released() {
        var queued = queued();
        bees.jdbc().sql("delete from sequencing").update();
        var other = bees.publish();

        assertThat(reviews.release(
                        bees.campaign().id(), List.of(id(counted), new SignatureId(UUID.randomUUID())), "Ada"))
                .isZero();
        assertThat(reviews.release(other.id(), List.of(id(held)), "Ada")).isZero();

        assertThat(queued).hasSize(1);
        assertThat(queued()).isEmpty();
    }

    @Test
    void what_was_withdrawn_or_erased_meanwhile_is_held_no_more() {
        bees.pass(Duration.ofSeconds(1));
        var erased = stand("ada@example.org");
        bees.signatures().withdraw(held);
        bees.close(bees.campaign());
        bees.signatures().erase(erased);

        assertThat(reviews.held(bees.campaign().id())).isEmpty();
        assertThat(reviews.release(bees.campaign().id(), List.of(id(erased), id(held)), "Ada"))
                .isZero();
    }

    @Test
    void what_is_held_and_set_aside_waits_for_nothing_until_that_is_undone() {
        var campaign = bees.campaign().id();
        var rejection = reviews.reject(campaign, List.of(id(held)), Reason.AUTOMATION, "test", "Ada")
                .orElseThrow();

        assertThat(reviews.held(campaign)).isEmpty();
        assertThat(reviews.release(campaign, List.of(id(held)), "Ada")).isZero();

        reviews.reinstate(campaign, rejection.number(), "Ada");
        assertThat(heldNow()).containsExactly(id(held));
        assertThat(reviews.release(campaign, List.of(id(held)), "Ada")).isEqualTo(1);
    }

    @Test
    void a_rejection_tells_those_apart_that_did_not_count_yet() {
        var campaign = bees.campaign().id();
        var everyone = condition("domain=example.org");

        assertThat(reviews.matching(campaign, everyone)).isEqualTo(new Matched(2, 1));
        assertThat(reviews.reject(campaign, everyone, Reason.AUTOMATION, "Ada")
                        .orElseThrow()
                        .matched())
                .isEqualTo(new Matched(2, 1));
        assertThat(reviews.matching(campaign, everyone)).isEqualTo(new Matched(0, 0));
    }

    @Test
    void what_is_held_is_chosen_by_the_same_conditions() {
        var campaign = bees.campaign().id();

        assertThat(reviews.held(campaign, condition("address=mina@example.org")))
                .extracting(Held::id)
                .containsExactly(id(held));
        assertThat(reviews.held(campaign, condition("address=sam@example.org"))).isEmpty();
    }

    @Test
    void of_what_is_held_it_is_told_when_and_why_and_from_how_crowded_a_place() {
        var told = reviews.held(bees.campaign().id()).getFirst();

        assertThat(told.reason()).isEqualTo("rate");
        assertThat(told.ofRange()).isEqualTo(2);
        assertThat(told.confirmedAt())
                .isEqualTo(bees.signatures().find(held).orElseThrow().confirmedAt());

        bees.pass(Duration.ofDays(31));
        bees.keepRetention();
        assertThat(reviews.held(bees.campaign().id()).getFirst().ofRange()).isZero();
    }

    @Test
    void what_is_set_aside_is_summed_up_by_reason_and_nobody_twice() {
        var campaign = bees.campaign().id();
        var both = List.of(id(counted), id(held));
        var first = reviews.reject(campaign, List.of(id(held)), Reason.AUTOMATION, "test", "Ada")
                .orElseThrow();
        var second =
                reviews.reject(campaign, both, Reason.DUPLICATE, "test", "Ada").orElseThrow();

        assertThat(second.matched().size()).isEqualTo(1);
        assertThat(reviews.reject(campaign, both, Reason.OTHER, "test", "Ada")).isEmpty();
        assertThat(reviews.amounts(campaign)).containsOnly(entry(Reason.AUTOMATION, 1L), entry(Reason.DUPLICATE, 1L));

        reviews.reinstate(campaign, first.number(), "Ada");
        reviews.reinstate(campaign, first.number(), "Ada");
        assertThat(reviews.amounts(campaign)).containsOnly(entry(Reason.DUPLICATE, 1L));
        reviews.reject(campaign, both, Reason.DUPLICATE, "test", "Ada");
        assertThat(reviews.amounts(campaign)).containsOnly(entry(Reason.DUPLICATE, 2L));
        assertThat(reviews.amounts(bees.publish().id())).isEmpty();
    }

    private static Condition condition(String text) {
        return ((Condition.Reading.Understood) Condition.read(text)).condition();
    }

    private static List<SignatureId> heldNow() {
        return reviews.held(bees.campaign().id()).stream().map(Held::id).toList();
    }

    private String stand(String address) {
        bees.signatures()
                .sign(bees.asking(bees.campaign(), "Someone", address, Display.FULL, Bees.client("203.0.113.7")));
        bees.pass(Duration.ofSeconds(1));
        return bees.confirm(bees.mailedLink(address));
    }

    private static SignatureId id(String secret) {
        return bees.signatures().find(secret).orElseThrow().id();
    }

    private static State state(String secret) {
        return bees.signatures().find(secret).orElseThrow().state();
    }

    private static List<SignatureId> queued() {
        return bees.jdbc().sql("select signature_id from sequencing").query(UUID.class).list().stream()
                .map(SignatureId::new)
                .toList();
    }
}
