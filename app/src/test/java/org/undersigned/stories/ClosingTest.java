package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A closed letter shows its result and takes nobody more; who had signed before may still confirm. */
class ClosingTest {

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void a_closed_letter_shows_its_result_until_it_is_open_again() {
        var bees = ada.publishes("bees-closed");
        try (var sam = Sam.onAPhone();
                var late = Sam.onAPhone()) {
            sam.opens(bees);
            sam.signs(Sam.NAME, "my name");
            late.opens(bees);

            ada.closes("bees-closed");

            late.fills("Your name", "Lena");
            late.fills("E-mail", late.email);
            late.ticks("Count my signature.");
            late.presses("Sign");
            assertThat(late.path()).isEqualTo(bees);
            assertThat(late.reads()).contains("Signing has closed");
            assertThat(late.page().locator("form").count()).isZero();

            sam.confirms();
            assertThat(sam.awaitsTheSeal()).isEqualTo(1);
            sam.opensUntil(bees, ".tally__number", "1"::equals);
            assertThat(sam.reads()).contains("Signing has closed", "Thank you to everyone who signed", Sam.NAME);

            ada.reopens("bees-closed");
            Patience.until(
                    "the form",
                    () -> Optional.of(Stage.HOST.get(bees).body()).filter(page -> page.contains("sign-title")));

            late.stands(bees, "Lena", "my name");
            ada.awaitsTheCount("bees-closed", 2);
        }
    }

    @Test
    void a_letter_that_nobody_signed_thanks_nobody_and_asks_for_nothing() {
        var bees = ada.publishes("bees-unwanted");
        ada.closes("bees-unwanted");
        try (var sam = Sam.onAPhone()) {
            sam.opens(bees);

            assertThat(sam.reads())
                    .contains("Signing has closed", "Nobody signed this letter.")
                    .doesNotContain("Thank you", "SIGN THIS PETITION");
        }
    }
}
