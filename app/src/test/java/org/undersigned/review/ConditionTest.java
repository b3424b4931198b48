package org.undersigned.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.signature.Bees;
import org.undersigned.signature.SignatureId;

class ConditionTest {

    @RegisterExtension
    private static final Bees bees = new Bees();

    private static final Reviews reviews = bees.get(Reviews.class);
    private SignatureId sam;
    private SignatureId mina;

    @BeforeEach
    void two_sign() {
        sam = stand("Sam", "sam@example.org");
        bees.pass(Duration.ofHours(1));
        mina = stand("Mina", "mina@ministry.example");
    }

    @Test
    void an_address_is_meant_in_all_its_spellings() {
        assertThat(matching("address=Sam+petitions@EXAMPLE.org")).containsExactly(sam);
        assertThat(matching("address=ada@example.org")).isEmpty();
    }

    @Test
    void a_domain_is_meant_without_those_below_it() {
        assertThat(matching("domain=Example.org")).containsExactly(sam);
        assertThat(matching("domain=sub.example.org")).isEmpty();
    }

    @Test
    void a_time_divides_those_before_from_those_since() {
        assertThat(matching("confirmed<2026-11-24T13:00Z")).containsExactly(sam);
        assertThat(matching("confirmed>=2026-11-24T13:00Z")).containsExactly(mina);
        assertThat(matching("confirmed>=2026-11-24T14:00+02:00")).containsExactly(sam, mina);
    }

    @Test
    void a_source_or_an_id_is_meant_exactly() {
        assertThat(matching("source=newsletter")).containsExactly(sam, mina);
        assertThat(matching("source=news")).isEmpty();
        assertThat(matching("signature=" + mina.value())).containsExactly(mina);
    }

    @Test
    void only_those_that_stand_and_are_not_set_aside_are_meant() {
        var all = condition("source=newsletter");
        var secret = bees.stand("Ada", "ada@example.org");
        bees.signatures().withdraw(secret);
        reviews.reject(bees.campaign().id(), condition("domain=example.org"), Reason.OTHER, "Ada");

        assertThat(reviews.matching(bees.campaign().id(), all)).isEqualTo(new Matched(1, 0));
        assertThat(reviews.reject(bees.publish().id(), all, Reason.OTHER, "Ada"))
                .isEmpty();
    }

    @Test
    void what_may_point_at_a_person_is_not_told() {
        assertThat(List.of(
                        "address=sam@weaver.example",
                        "domain=weaver.example",
                        "source=to-sam",
                        "number=2",
                        "confirmed<2026-11-24T13:00Z"))
                .extracting(text -> condition(text).told())
                .containsExactly("address=…", "domain=…", "source=…", "number=2", "confirmed<2026-11-24T13:00Z");
    }

    private List<SignatureId> matching(String text) {
        return bees.signatures().standing(bees.campaign().id(), condition(text).trait());
    }

    private static Condition condition(String text) {
        return switch (Condition.read(text)) {
            case Condition.Reading.Understood understood -> understood.condition();
            case Condition.Reading other -> throw new AssertionError(other.toString());
        };
    }

    private static SignatureId stand(String name, String address) {
        return bees.signatures().find(bees.stand(name, address)).orElseThrow().id();
    }
}
