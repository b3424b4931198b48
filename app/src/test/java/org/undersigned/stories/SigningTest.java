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
            becomesADeliveredLetter("bees-on-a-phone", sam);
        }
    }

    @Test
    void the_same_works_without_scripts() {
        try (var sam = Sam.withoutScripts()) {
            becomesADeliveredLetter("bees-without-scripts", sam);
        }
    }

    @Test
    void whoever_shows_nothing_is_counted_and_named_nowhere() {
        var bees = ada.publishes("bees-unnamed");
        try (var sam = Sam.onAPhone()) {
            sam.stands(bees, Sam.NAME, "nothing, just count me");

            var handover = ada.delivers("bees-unnamed");

            assertThat(ada.count("bees-unnamed")).isEqualTo(1);
            assertThat(handover.signersOnPaper()).doesNotContain("Sam", "Okafor");
            assertThat(handover.signersTable()).hasSize(2).last().asString().startsWith("1,,");
            sam.opens(bees);
            assertThat(sam.reads()).contains("one signature without a name").doesNotContain("Okafor");
        }
    }

    private void becomesADeliveredLetter(String slug, Sam sam) {
        var bees = ada.publishes(slug);
        sam.opens(bees);
        assertThat(sam.heading()).hasText(Ada.TITLE);
        assertThat(sam.reads()).contains(Ada.DEMANDS).contains("Nobody has signed yet");

        sam.signs(Sam.NAME, "my name");
        assertThat(sam.path()).isEqualTo(bees + "/check-inbox");
        var mail = sam.inbox.next();
        assertThat(mail.subject()).isEqualTo("Confirm your signature: " + Ada.TITLE);
        sam.opens(mail.link("confirmations"));
        assertThat(sam.reads()).contains(Sam.NAME, Ada.TITLE);
        assertThat(ada.count(slug)).isZero();

        sam.presses("Confirm my signature");
        assertThat(sam.heading()).hasText("Thank you, " + Sam.NAME);
        assertThat(sam.awaitsTheSeal()).isEqualTo(1);

        sam.opens(bees);
        assertThat(sam.page().locator(".tally__number")).hasText("1");
        assertThat(sam.page().locator(".signers")).hasText(Sam.NAME);
        assertThat(ada.count(slug)).isEqualTo(1);

        var handover = ada.delivers(slug);
        assertThat(handover.letter()).contains(Ada.DEMANDS).contains("Dear Minister Mina,");
        assertThat(handover.signersOnPaper()).contains(Sam.NAME);
        assertThat(handover.signersTable()).anyMatch(line -> line.startsWith("1," + Sam.NAME + ","));
    }
}
