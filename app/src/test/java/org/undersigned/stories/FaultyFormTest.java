package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A form with something to mend comes back with all that was typed, and says what, where and first. */
class FaultyFormTest {

    private static final String DEMO = "/campaigns/welcome-asylum-seekers";

    @Test
    void what_was_typed_is_kept_and_each_fault_leads_to_its_field() {
        try (var sam = Sam.onAPhone()) {
            sam.opens(DEMO);
            sam.fills("Your name", "Sam www.example.org");
            sam.fills("E-mail", "sam@nowhere");
            sam.ticks("my initials");

            var answer = sam.page().waitForResponse(Pattern.compile(".*/signatures"), () -> sam.presses("Sign"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(sam.page()).hasTitle(Pattern.compile("^Please check: .*"));
            assertThat(sam.page().getByLabel("Your name")).hasValue("Sam www.example.org");
            assertThat(sam.page().getByLabel("E-mail")).hasValue("sam@nowhere");
            assertThat(sam.page().getByLabel("my initials")).isChecked();
            assertThat(sam.page().getByRole(AriaRole.ALERT)).isFocused();
            sam.link("Enter an e-mail address like").click();
            assertThat(sam.path()).endsWith("#email");
            assertThat(sam.page().locator("#email")).isInViewport();
        }
    }

    @Test
    void mended_it_is_taken() {
        try (var sam = Sam.withoutScripts()) {
            sam.opens(DEMO);
            sam.fills("Your name", Sam.NAME);
            sam.fills("E-mail", sam.email);
            sam.presses("Sign");
            assertThat(sam.reads()).contains("One thing to mend");

            sam.ticks("Count my signature.");
            sam.presses("Sign");

            assertThat(sam.heading()).hasText("Check your inbox");
            assertThat(sam.inbox.next().subject()).startsWith("Confirm your signature");
        }
    }

    @Test
    void an_address_that_is_none_is_said_where_a_link_is_asked_for_too() {
        try (var sam = Sam.onAPhone()) {
            sam.opens(DEMO + "/receipt-links");
            sam.fills("E-mail", "sam");
            sam.presses("Mail me the link");

            assertThat(sam.page()).hasTitle(Pattern.compile("^Please check: .*"));
            assertThat(sam.page().getByLabel("E-mail")).hasValue("sam");
            assertThat(sam.reads()).contains("Enter an e-mail address like name@example.org");
        }
    }
}
