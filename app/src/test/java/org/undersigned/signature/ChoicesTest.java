package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaign;
import org.undersigned.mail.EmailAddress;
import org.undersigned.signature.Standing.State;

class ChoicesTest {

    private static final EmailAddress SAMS = new EmailAddress(SAM);

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void a_receipt_shows_what_we_hold() {
        var secret = bees.stand("Sam Weaver", SAM);

        var held = bees.signatures().find(secret).orElseThrow();

        assertThat(held.signer()).hasValueSatisfying(sam -> {
            assertThat(sam.name().text()).isEqualTo("Sam Weaver");
            assertThat(sam.email().text()).isEqualTo(SAM);
            assertThat(sam.postcode()).contains("SW1A 1AA");
            assertThat(sam.country()).contains("GB");
            assertThat(sam.comment()).contains("For the bumblebees.");
        });
        assertThat(held.display()).isEqualTo(Display.FULL);
        assertThat(held.updates()).isTrue();
    }

    @Test
    void what_is_shown_and_news_are_chosen_anew_each_with_its_words() {
        var secret = bees.stand("Sam", SAM);
        bees.pass(Duration.ofMinutes(1));

        bees.signatures().choose(secret, Consent.toBeShown(Display.NONE, "Show nothing."));
        bees.signatures().choose(secret, Consent.toHearMore(false, "No news."));

        var held = bees.signatures().find(secret).orElseThrow();
        assertThat(held.display()).isEqualTo(Display.NONE);
        assertThat(held.updates()).isFalse();
        assertThat(bees.count("consent")).isEqualTo(2);
        assertThat(bees.rows("consent_wording")).anyMatch(row -> row.contains("Show nothing."));
    }

    @Test
    void what_was_agreed_to_before_there_were_agreements_holds_and_goes_with_its_request() {
        var link = bees.mailedLinkOf("Sam", SAM);
        bees.sign("Mina", "mina@example.org");
        bees.jdbc()
                .sql("insert into consent select campaign_id, id, 'SHOWN', requested_at, 'INITIALS', '' from request")
                .update();
        bees.jdbc().sql("update request set agreement = null").update();

        var secret = bees.confirm(link);
        bees.pass(Duration.ofDays(8));
        bees.keepRetention();

        assertThat(bees.signatures().find(secret).orElseThrow().display()).isEqualTo(Display.INITIALS);
        assertThat(bees.count("request")).isZero();
        assertThat(bees.count("consent")).isEqualTo(1);
    }

    @Test
    void a_later_choice_leaves_what_the_ledger_committed_to() {
        var secret = bees.stand("Sam", SAM);
        bees.pass(Duration.ofMinutes(1));

        bees.signatures().choose(secret, Consent.toBeShown(Display.NONE, "Show nothing."));

        var id = bees.signatures().find(secret).orElseThrow().id();
        assertThat(bees.signatures()
                        .openings(bees.campaign().id(), List.of(id))
                        .get(id)
                        .details())
                .isEqualTo("{\"name\":\"Sam\"}");
    }

    @Test
    void withdrawing_takes_the_address_out_and_tells_the_ledger() {
        var secret = bees.stand("Sam", SAM);

        bees.signatures().withdraw(secret);
        bees.signatures().withdraw(secret);

        assertThat(state(secret)).isEqualTo(State.WITHDRAWN);
        assertThat(bees.count("standing")).isZero();
        assertThat(bees.count("withdrawal")).isEqualTo(1);
        assertThat(bees.count("sequencing")).isEqualTo(2);
    }

    @Test
    void who_withdrew_may_sign_again_and_that_is_a_new_signature() {
        var first = bees.stand("Sam", SAM);
        bees.signatures().withdraw(first);
        bees.pass(Duration.ofDays(2));

        var second = bees.stand("Sam", SAM);

        assertThat(second).isNotEqualTo(first);
        assertThat(state(first)).isEqualTo(State.WITHDRAWN);
        assertThat(state(second)).isEqualTo(State.STANDS);
        assertThat(bees.count("signature")).isEqualTo(2);
        assertThat(bees.count("sequencing")).isEqualTo(3);
    }

    @Test
    void the_newest_names_show_who_stands_and_never_who_withdrew() {
        var first = bees.stand("Sam the First", SAM);
        bees.signatures().withdraw(first);
        bees.pass(Duration.ofDays(2));
        bees.stand("Sam the Second", SAM);
        bees.pass(Duration.ofSeconds(1));
        bees.sign("Quiet", "quiet@example.org", Display.NONE);
        bees.confirm(bees.mailedLink("quiet@example.org"));
        bees.pass(Duration.ofSeconds(1));
        bees.sign("Mina Okafor", "mina@example.org", Display.INITIALS);
        bees.confirm(bees.mailedLink("mina@example.org"));

        assertThat(newest(10)).containsExactly("M. O.", "Sam the Second");
        assertThat(newest(1)).containsExactly("M. O.");
    }

    @Test
    void erasing_while_signing_is_open_withdraws_too() {
        var secret = bees.stand("Sam Weaver", SAM);

        bees.signatures().erase(secret);
        bees.signatures().erase(secret);

        assertThat(state(secret)).isEqualTo(State.ERASED);
        assertThat(bees.count("standing")).isZero();
        assertThat(bees.count("withdrawal")).isEqualTo(1);
        assertThat(bees.count("sequencing")).isEqualTo(2);
        assertThat(bees.count("erasure_due")).isEqualTo(1);
    }

    @Test
    void erasing_from_an_older_receipt_withdraws_what_the_address_signed_since() {
        var first = bees.stand("Sam", SAM);
        bees.signatures().withdraw(first);
        bees.pass(Duration.ofDays(2));
        var second = bees.stand("Sam", SAM);

        bees.signatures().erase(first);

        assertThat(List.of(state(first), state(second))).containsOnly(State.ERASED);
        assertThat(bees.count("standing")).isZero();
        assertThat(bees.count("withdrawal")).isEqualTo(2);
        assertThat(bees.count("sequencing")).isEqualTo(4);
    }

    @Test
    void erasing_after_closing_leaves_the_count() {
        var secret = bees.stand("Sam", SAM);
        bees.close(bees.campaign());

        bees.signatures().erase(secret);

        assertThat(state(secret)).isEqualTo(State.ERASED);
        assertThat(bees.count("sequencing")).isEqualTo(1);
        assertThat(bees.count("erasure_due")).isEqualTo(1);
        assertThat(bees.count("withdrawal")).isZero();
    }

    @Test
    void nobody_confirms_while_somebody_is_erased() {
        var secret = bees.stand("Sam", SAM);
        bees.sign("Ada", "ada@example.org");
        var link = bees.mailedLink("ada@example.org");
        bees.close(bees.campaign());

        var pressed = bees.get(TransactionOperations.class).execute(_ -> {
            bees.signatures().erase(secret);
            var pressing = CompletableFuture.supplyAsync(() -> bees.confirm(link));
            assertThatThrownBy(() -> pressing.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return pressing;
        });

        assertThat(Objects.requireNonNull(pressed)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .isNotEmpty();
    }

    @Test
    void nobody_confirms_while_it_is_said_not_to_have_been_them() {
        var link = bees.mailedLinkOf("Sam", SAM);

        var pressed = bees.get(TransactionOperations.class).execute(_ -> {
            bees.signatures().disavow(link);
            var pressing = CompletableFuture.supplyAsync(() -> bees.signatures().confirm(link));
            assertThatThrownBy(() -> pressing.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return pressing;
        });

        assertThat(Objects.requireNonNull(pressed)
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(Link.Disavowed.class);
        assertThat(bees.count("signature")).isZero();
    }

    @Test
    void erasing_goes_by_what_another_node_did_a_moment_ago() {
        var secret = bees.stand("Sam", SAM);
        bees.close(bees.campaign());
        assertThat(bees.campaign().state(bees.now())).isEqualTo(Campaign.State.CLOSED);
        bees.jdbc().sql("update closing set reopened_at = closed_at").update();

        bees.signatures().erase(secret);

        assertThat(bees.count("withdrawal")).isEqualTo(1);
        assertThat(bees.count("sequencing")).isEqualTo(2);
    }

    @Test
    void erasing_leaves_the_row_and_nothing_in_it() {
        var secret = bees.stand("Sam", SAM);
        bees.pass(Duration.ofMinutes(1));
        bees.signatures().choose(secret, Consent.toBeShown(Display.NONE, "Show nothing."));

        bees.signatures().erase(secret);

        assertThat(bees.count("""
                        signature where tag is null and personal is null and domain_index is null and range_index is null
                          and source is null and agreement is null""")).isEqualTo(1);
        assertThat(bees.count("consent")).isZero();
        assertThat(bees.count("request")).isZero();
        assertThat(bees.count("mail where personal is not null")).isZero();
        var id = bees.signatures().find(secret).orElseThrow().id();
        assertThat(bees.signatures().find(bees.campaign().id(), List.of(id))).isEmpty();
        assertThat(bees.signatures().openings(bees.campaign().id(), List.of(id)))
                .isEmpty();
    }

    @Test
    void erasing_reaches_what_the_address_signed_before_and_what_was_typed_with_it_since() {
        bees.signatures().withdraw(bees.stand("Sam", SAM));
        bees.pass(Duration.ofDays(2));
        var secret = bees.stand("Sam", SAM);
        bees.sign("Somebody", "sam+other@example.org");
        bees.stand("Mina", "mina@example.org");

        bees.signatures().erase(secret);

        assertThat(bees.count("signature where personal is not null")).isEqualTo(1);
        assertThat(bees.count("request")).isEqualTo(1);
        assertThat(bees.count("erasure")).isEqualTo(2);
        assertThat(bees.count("signature s join agreement a on a.hash = s.agreement"))
                .isEqualTo(3);
    }

    @Test
    void a_choice_for_what_no_longer_stands_changes_nothing() {
        var withdrawn = bees.stand("Sam", SAM);
        bees.signatures().withdraw(withdrawn);
        var before = bees.rows();

        assertThat(bees.signatures().choose(withdrawn, Consent.toBeShown(Display.NONE, "Show nothing.")))
                .isPresent();
        assertThat(bees.signatures().choose("nonsense", Consent.toBeShown(Display.NONE, "Show nothing.")))
                .isEmpty();
        assertThat(bees.signatures().withdraw("nonsense")).isEmpty();
        assertThat(bees.signatures().erase("nonsense")).isEmpty();
        assertThat(bees.rows()).isEqualTo(before);
    }

    @Test
    void disavowing_erases_all_that_was_typed_with_the_address_and_not_confirmed() {
        bees.sign("Foul Name", SAM);
        bees.pass(Duration.ofDays(2));
        bees.sign("Mina", "mina@example.org");
        bees.answer();
        bees.pass(Duration.ofDays(3));
        bees.sign("Fouler Name", "Sam+x@example.org");
        var token = Bees.token(bees.inbox().newestLink(SAM));

        assertThat(bees.signatures().disavow(token)).isInstanceOf(Link.Disavowed.class);

        assertThat(bees.count("request")).isEqualTo(1);
        assertThat(bees.count("request r join agreement a on a.hash = r.agreement"))
                .isEqualTo(3);
        assertThat(bees.count("answer_due")).isEqualTo(1);
    }

    @Test
    void disavowing_leaves_what_was_confirmed() {
        var other = bees.mailedLinkOf("Sam", SAM);
        var secret = bees.stand("Sam", SAM);

        assertThat(bees.signatures().disavow(other)).isInstanceOf(Link.Confirmed.class);

        assertThat(state(secret)).isEqualTo(State.STANDS);
        assertThat(bees.count("disavowal")).isZero();
    }

    @Test
    void disavowing_drops_mails_that_were_not_sent_yet() {
        bees.sign("Foul Name", SAM);
        var token = bees.mailedLink(SAM);
        bees.sign("Foul Name", SAM);
        bees.get(Answering.class).run();

        bees.signatures().disavow(token);
        bees.answer();

        assertThat(bees.inbox().of(SAM)).hasSize(1);
        assertThat(bees.count("mail where personal is not null")).isZero();
    }

    @Test
    void every_link_to_a_disavowed_address_says_so_and_knows_the_way_back() {
        bees.sign("Foul Name", SAM);
        var one = bees.mailedLink(SAM);
        bees.sign("Foul Name", SAM);
        var two = bees.mailedLink(SAM);

        bees.signatures().disavow(one);

        assertThat(List.of(one, two)).allSatisfy(token -> {
            assertThat(bees.signatures().look(token)).isInstanceOf(Link.Disavowed.class);
            assertThat(bees.signatures().confirm(token)).isInstanceOf(Link.Disavowed.class);
            assertThat(bees.signatures().disavow(token)).isInstanceOf(Link.Disavowed.class);
        });
        assertThat(bees.signatures().letMailCome(two)).isPresent();
        bees.sign("Sam", SAM);
        assertThat(bees.signatures().look(bees.mailedLink(SAM))).isInstanceOf(Link.Live.class);
    }

    @Test
    void no_mail_reaches_a_disavowed_address_until_its_holder_asks() {
        bees.sign("Foul Name", SAM);
        var token = bees.mailedLink(SAM);
        bees.signatures().disavow(token);

        bees.sign("Foul Name", SAM);
        bees.sign("Foul Name", "sam+again@example.org");
        bees.signatures().mailLinkAgain(bees.campaign(), SAMS);
        bees.signatures().mailReceipt(bees.campaign(), SAMS);
        bees.answer();
        bees.pass(Duration.ofDays(3));
        bees.answer();
        assertThat(bees.inbox().all()).hasSize(1);

        bees.signatures().letMailCome(token);
        bees.signatures().mailLinkAgain(bees.campaign(), SAMS);
        bees.answer();
        assertThat(bees.inbox().all()).hasSize(2);
    }

    @Test
    void a_disavowal_is_for_one_campaign() {
        bees.signatures().disavow(bees.mailedLinkOf("Foul Name", SAM));
        var other = bees.publish();

        bees.sign(other, "Sam", SAM);
        bees.answer();

        assertThat(bees.inbox().of(SAM)).hasSize(2);
    }

    private static State state(String secret) {
        return bees.signatures().find(secret).orElseThrow().state();
    }

    private static List<String> newest(int most) {
        return bees.signatures().newestShown(bees.campaign().id(), most).stream()
                .map(it -> it.shown().orElseThrow())
                .toList();
    }
}
