package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signature stays its signer's own: found again, changed, taken back, erased, without an account. */
class AfterwardsTest {

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void a_lost_link_is_mailed_again_before_confirming_and_after() {
        try (var sam = Sam.onAPhone()) {
            sam.opens(Stage.BEES);
            sam.signs(Sam.NAME, "my name");
            sam.inbox.next();
            sam.fills("E-mail", sam.email);
            sam.presses("Send it again");
            assertThat(sam.heading()).hasText("Look again in a minute");
            var receipt = sam.confirms();
            Sam.awaitsTheEntry(receipt);

            sam.opens(Stage.BEES);
            sam.link("Lost the link?").click();
            sam.fills("E-mail", sam.email);
            sam.presses("Mail me the link");

            assertThat(sam.heading()).hasText("Check your inbox");
            sam.opens(sam.inbox.next().link("receipts"));
            assertThat(sam.path()).isEqualTo(receipt);
        }
    }

    @Test
    void what_is_shown_and_what_is_mailed_can_be_changed() {
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(Stage.BEES, "Sammy", "my name");
            sam.opensUntil(Stage.BEES, ".signers", names -> names.contains("Sammy"));
            sam.opens(receipt);

            sam.ticks("nothing, just count me");
            sam.presses("Change what is shown");
            assertThat(sam.reads()).contains("What is shown has been changed.", "nothing, just counted");
            sam.presses("Send me news");
            assertThat(sam.reads()).contains("You will get news of this letter.");
            sam.presses("Stop the news");
            assertThat(sam.reads()).contains("You will get no more news of this letter.");

            assertThat(sam.path()).startsWith(receipt);
            sam.opensUntil(Stage.BEES, ".signers", names -> !names.contains("Sammy"));
        }
    }

    @Test
    void a_signature_taken_back_no_longer_counts_and_its_signer_may_sign_again() {
        var bees = ada.publishes("bees-taken-back");
        try (var sam = Sam.onAPhone()) {
            sam.stands(bees, Sam.NAME, "my name");
            var number = sam.awaitsTheSeal();
            sam.page().getByText("Take my signature back").click();
            sam.presses("Withdraw my signature");
            assertThat(sam.heading()).hasText("Your signature is withdrawn");
            ada.awaitsTheCount("bees-taken-back", 0);

            sam.link("Back to the letter").click();
            sam.signs("Sam O. Okafor", "my name");
            sam.confirms();

            assertThat(sam.awaitsTheSeal()).isGreaterThan(number);
            ada.awaitsTheCount("bees-taken-back", 1);
        }
    }

    @Test
    void everything_we_hold_can_be_downloaded_and_erased() throws IOException {
        var bees = ada.publishes("bees-erased");
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(bees, "Samuel", "my name");
            var held = read(sam.page().waitForDownload(sam.link("Download all of it")::click));
            assertThat(held.get("name").asString()).isEqualTo("Samuel");
            assertThat(held.get("email").asString()).isEqualTo(sam.email);
            assertThat(held.get("number").asLong()).isEqualTo(sam.awaitsTheSeal());

            sam.page().locator("summary").getByText("Erase everything").click();
            sam.presses("Erase everything");

            assertThat(sam.heading()).hasText("Everything is erased");
            assertThat(Stage.HOST.get(receipt + "/data").body()).doesNotContain("Sam", sam.email);
            ada.awaitsTheCount("bees-erased", 0);
            sam.opensUntil(bees, ".signers", names -> !names.contains("Samuel"));
        }
    }

    private static JsonNode read(Download download) throws IOException {
        try (var bytes = download.createReadStream()) {
            return new JsonMapper().readTree(bytes);
        }
    }
}
