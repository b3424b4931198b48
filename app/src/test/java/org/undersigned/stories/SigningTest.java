package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A text file becomes a delivered letter. */
class SigningTest {

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void a_name_signed_on_a_phone_stands_in_the_letter_that_is_handed_over() {
        try (var sam = Sam.onAPhone()) {
            var handover = becomesADeliveredLetter("bees-on-a-phone", sam, "my name");

            assertThat(handover.signersOnPaper()).contains(Sam.NAME);
            assertThat(handover.signersTable()).contains("1," + Sam.NAME);
            sam.opens("/campaigns/bees-on-a-phone");
            assertThat(sam.page().locator(".signers")).hasText(Sam.NAME);
        }
    }

    @Test
    void without_scripts_whoever_shows_nothing_is_counted_and_named_nowhere() {
        try (var sam = Sam.withoutScripts()) {
            var handover = becomesADeliveredLetter("bees-without-scripts", sam, "nothing, just count me");

            assertThat(handover.signersOnPaper()).doesNotContain("Sam", "Okafor");
            assertThat(handover.signersTable()).contains("1,");
            sam.opens("/campaigns/bees-without-scripts");
            assertThat(sam.reads()).contains("one signature without a name").doesNotContain("Okafor");
        }
    }

    private Handover becomesADeliveredLetter(String slug, Sam sam, String shown) {
        var bees = ada.publishes(slug);
        sam.opens(bees);
        assertThat(sam.heading()).hasText(Ada.TITLE);
        assertThat(sam.reads()).contains(Ada.DEMANDS).contains("Nobody has signed yet");

        sam.signs(Sam.NAME, shown);
        assertThat(sam.path()).isEqualTo(bees + "/check-inbox");
        var mail = sam.inbox.next();
        assertThat(mail.subject()).isEqualTo("Confirm your signature: " + Ada.TITLE);
        sam.opens(mail.link("confirmations"));
        assertThat(sam.reads()).contains(Sam.NAME, Ada.TITLE);
        assertThat(ada.count(slug)).isZero();

        sam.presses("Confirm my signature");
        assertThat(sam.heading()).hasText("Thank you, " + Sam.NAME);
        assertThat(sam.awaitsTheSeal()).isEqualTo(1);
        sam.opensUntil(bees, ".tally__number", "1"::equals);
        ada.awaitsTheCount(slug, 1);

        var handover = ada.delivers(slug);
        assertThat(handover.letter()).contains(Ada.DEMANDS).contains("Dear Minister Mina,");
        return handover;
    }
}
