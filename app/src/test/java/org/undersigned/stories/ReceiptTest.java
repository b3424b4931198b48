package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has a receipt can check it, in the browser or without us. */
class ReceiptTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void a_signer_checks_the_receipt_where_it_is_shown() {
        try (var sam = Sam.onAPhone()) {
            sam.stands(Stage.BEES, Sam.NAME, "my initials");
            assertThat(sam.reads()).contains("What your receipt proves", "What it does not prove");

            sam.link("Check it here").click();

            assertThat(verdict(sam)).hasText("It holds");
            assertThat(step(sam, "entry")).hasText("The entry is made of exactly what this receipt says.");
            assertThat(step(sam, "path")).containsText("is part of the ledger");
            assertThat(step(sam, "seal")).hasText("The fingerprint is sealed with the key of this host.");
            assertThat(sam.reads()).contains("S. O.", Stage.HOST.authority() + "/log/bees");
        }
    }

    @Test
    void whatever_is_changed_in_a_receipt_is_seen() {
        try (var sam = Sam.onAPhone()) {
            var receipt = Stage.HOST
                    .get(sam.stands(Stage.BEES, Sam.NAME, "my name") + ".json")
                    .body();
            sam.opens("/check");
            assertThat(checked(sam, receipt)).hasText("It holds");

            assertThat(checked(sam, with(receipt, "confirmedAt", 1))).hasText("It does not hold");
            assertThat(step(sam, "entry")).containsText("something in it was changed");
            assertThat(step(sam, "path")).containsText("is part of the ledger");

            assertThat(checked(sam, with(receipt, "detailsJson", "{\"name\":\"Someone else\"}")))
                    .hasText("It does not hold");
            assertThat(step(sam, "entry")).containsText("something in it was changed");

            assertThat(checked(sam, with(receipt, "entry", flipped(member(receipt, "entry")))))
                    .hasText("It does not hold");
            assertThat(step(sam, "path")).containsText("not part of the ledger");

            assertThat(checked(sam, with(receipt, "proof", unsealed(member(receipt, "proof")))))
                    .hasText("It does not hold");
            assertThat(step(sam, "seal")).containsText("not sealed with the key of this host");

            assertThat(checked(sam, with(receipt, "proof", rerouted(member(receipt, "proof")))))
                    .hasText("It does not hold");
            assertThat(step(sam, "entry")).containsText("made of exactly");
            assertThat(step(sam, "path")).containsText("not part of the ledger");
            assertThat(step(sam, "seal")).containsText("sealed with the key of this host");

            for (var hash : List.of("salt", "tag", "details", "textHash")) {
                assertThat(checked(sam, with(receipt, hash, "00".repeat(32)))).hasText("It does not hold");
                assertThat(step(sam, "entry")).containsText("something in it was changed");
            }

            assertThat(checked(sam, "{\"format\":\"petition-receipt/v1\"}")).hasText("This is no receipt");
            assertThat(checked(sam, receipt)).hasText("It holds");
        }
    }

    @Test
    void a_receipt_may_come_as_a_file_and_of_another_host_its_seal_stays_open() {
        try (var sam = Sam.onAPhone()) {
            var receipt = Stage.HOST
                    .get(sam.stands(Stage.BEES, Sam.NAME, "nothing, just count me") + ".json")
                    .body();
            var theirs = receipt.replace(Stage.HOST.authority(), "elsewhere.example");
            sam.opens("/check");

            sam.page()
                    .getByLabel("Or choose the file")
                    .setInputFiles(new FilePayload(
                            "receipt.json", "application/json", theirs.getBytes(StandardCharsets.UTF_8)));

            assertThat(verdict(sam)).hasText("Nothing is wrong with it, but not all could be checked");
            assertThat(step(sam, "seal")).containsText("another host");
        }
    }

    @Test
    void a_browser_that_knows_no_such_signature_says_so() {
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(Stage.BEES, Sam.NAME, "my name");
            sam.page()
                    .addInitScript(
                            "crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))");

            sam.opens(receipt + "/check");

            assertThat(verdict(sam)).hasText("Nothing is wrong with it, but not all could be checked");
            assertThat(step(sam, "path")).containsText("is part of the ledger");
            assertThat(step(sam, "seal")).containsText("Your browser does not know the kind of signature");
        }
    }

    @Test
    void a_receipt_of_what_was_taken_back_says_so() {
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(Stage.BEES, Sam.NAME, "my name");
            sam.page().getByText("Take my signature back").click();
            sam.presses("Withdraw my signature");

            sam.link("Check it here").click();

            assertThat(step(sam, "standing")).containsText("taken the signature back");
            assertThat(Stage.HOST.get(receipt + ".json").body()).containsPattern("withdraw(n|ing)");
        }
    }

    @Test
    void a_receipt_of_a_ledger_that_was_given_up_says_so_and_where_the_new_one_is() {
        var page = new Ada(Stage.HOST).publishes("bees-renewed");
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(page, Sam.NAME, "my name");
            var old = Stage.HOST.get(receipt + ".json").body();
            assertThat(Stage.HOST.command("renew-ledger", "bees-renewed", "--even-so"))
                    .isZero();
            Patience.until(
                    "the new receipt",
                    () -> Optional.of(Stage.HOST.get(receipt + ".json").body())
                            .filter(it -> it.contains("bees-renewed.2")));

            sam.opens(receipt);
            assertThat(sam.reads()).contains("was given up once and begun anew");
            sam.link("Check it here").click();
            assertThat(verdict(sam)).hasText("It holds");

            assertThat(checked(sam, old)).hasText("It belongs to a ledger that was given up");
            assertThat(step(sam, "meaning")).containsText("take the new one from your receipt page");
            assertThat(checked(sam, with(old, "confirmedAt", 1))).hasText("It does not hold");
        }
    }

    @Test
    void without_scripts_the_page_says_how_to_check_otherwise() {
        try (var sam = Sam.withoutScripts()) {
            sam.opens("/check");

            assertThat(sam.reads()).contains("your browser runs none", "bin/undersigned verify receipt", "tlog.jar");
            assertThat(sam.button("Check it")).isHidden();
        }
    }

    @Test
    void it_is_mailed_when_asked_for() {
        try (var sam = Sam.withoutScripts()) {
            var receipt = sam.stands(Stage.BEES, Sam.NAME, "my name");

            sam.presses("Mail me the receipt");

            assertThat(sam.reads()).contains("Look into your inbox");
            assertThat(sam.inbox.next().link("receipts")).endsWith(receipt);
        }
    }

    private static Locator checked(Sam sam, String receipt) {
        sam.fills("The receipt", receipt);
        sam.page().locator("[data-results]").evaluate("results => results.hidden = true");
        sam.button("Check it").click();
        assertThat(sam.page().locator("[data-results]")).isVisible();
        return verdict(sam);
    }

    /** Hidden sentences are no text of the page. */
    private static Locator verdict(Sam sam) {
        return step(sam, "verdict");
    }

    private static Locator step(Sam sam, String step) {
        return sam.page().locator("[data-step=" + step + "] [data-if]:not([hidden])");
    }

    private static String member(String receipt, String name) {
        return JSON.readTree(receipt).get(name).asString();
    }

    private static String with(String receipt, String name, Object value) {
        var changed = (ObjectNode) JSON.readTree(receipt);
        changed.set(name, JSON.valueToTree(value));
        return JSON.writeValueAsString(changed);
    }

    private static String flipped(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        bytes[bytes.length - 1] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** One bit of the first hash on the way to the root is another. */
    private static String rerouted(String proof) {
        var lines = proof.split("\n", -1);
        lines[2] = flipped(lines[2]);
        return String.join("\n", lines);
    }

    /** One bit of the signature is another. */
    private static String unsealed(String proof) {
        var at = proof.lastIndexOf(' ') + 1;
        return proof.substring(0, at) + flipped(proof.substring(at).strip()) + "\n";
    }
}
