package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every running page can be used by everyone, asks no other host, and leaves nothing to complain about. */
class EveryPageTest {

    private final Ada ada = new Ada(Stage.HOST);
    private final Sam sam = Sam.onAPhone();
    private final List<String> barriers = new ArrayList<>();

    @AfterEach
    void sawNothingElse() {
        sam.close();
    }

    @Test
    void from_the_front_page_to_the_receipt() {
        looksAt("home", "/");
        looksAt("action", Stage.BEES);
        sam.presses("Sign");
        looks("action-faulty");

        sam.opens(Stage.BEES);
        sam.signs(Sam.NAME, "my initials");
        looks("check-inbox");
        var link = sam.inbox.next().link("confirmations");
        looksAt("confirmation", link);
        sam.presses("Confirm my signature");
        var receipt = sam.path();
        Sam.awaitsTheEntry(receipt);
        looksAt("receipt", receipt);
        looksAt("confirmation-again", link);
        looksAt("action-signed", Stage.BEES);
        looksAt("mailbox", "/mailbox");
        sam.opens(receipt);
        sam.presses("Change what is shown");
        looks("receipt-changed");
        looksAt("integrity", Stage.BEES + "/integrity");
        sam.page().locator("summary").first().click();
        looks("integrity-table");
        looksAt("check", "/check");
        looksAt("check-own", receipt + "/check");
        sam.fills("The receipt", "{}");
        sam.button("Check it").click();
        looks("check-unreadable");

        assertThat(barriers).isEmpty();
    }

    @Test
    void while_the_entry_is_being_sealed() {
        sam.opens(Stage.BEES);
        try (var _ = new AnotherNode(Stage.HOST, "bees")) {
            sam.signs(Sam.NAME, "my name");
            sam.confirms();
            looks("receipt-sealing");
        }

        assertThat(sam.awaitsTheSeal()).isPositive();
        assertThat(barriers).isEmpty();
    }

    @Test
    void after_taking_it_back() {
        var receipt = sam.stands(Stage.BEES, Sam.NAME, "my name");
        var link = sam.inbox.all().getFirst().link("confirmations");
        sam.page().getByText("Take my signature back").click();
        looks("receipt-about-to-withdraw");
        sam.presses("Withdraw my signature");
        looks("receipt-withdrawn");
        looksAt("confirmation-withdrawn", link);
        sam.opens(receipt);
        sam.page().locator("summary").getByText("Erase everything").click();
        sam.presses("Erase everything");
        looks("receipt-erased");
        sam.opens(Stage.BEES);
        sam.signs(Sam.NAME, "nothing, just count me");
        sam.opens(sam.inbox.next().link("confirmations"));
        sam.presses("This wasn't me");
        looks("disavowed");
        looksAt("receipt-links", Stage.BEES + "/receipt-links");
        sam.fills("E-mail", sam.email);
        sam.presses("Mail me the link");
        looks("receipt-links-sent");

        assertThat(receipt).startsWith("/receipts/");
        assertThat(barriers).isEmpty();
    }

    @Test
    void when_signing_has_closed_and_the_letter_is_delivered(@TempDir Path folder) throws IOException {
        var bees = ada.publishes(addressed(folder), "bees-delivered");
        sam.stands(bees, Sam.NAME, "my name");
        ada.publishes("bees-unsigned");
        ada.closes("bees-unsigned");
        ada.delivers("bees-delivered", "--send");
        looksAt("action-delivered", bees);
        ada.closes("bees-delivered");
        looksAt("action-closed", bees);
        looksAt("integrity-delivered", bees + "/integrity");
        looksAt("action-closed-unsigned", "/campaigns/bees-unsigned");
        var link = new Inbox(Stage.HOST, "mina@ministry.example").next().link("deliveries");
        looksAt("delivery", link.substring(link.indexOf("/deliveries/")));
        sam.page().waitForDownload(sam.link("pack.zip")::click).saveAs(folder.resolve("pack.zip"));
        try (var pack = new ZipFile(folder.resolve("pack.zip").toFile())) {
            assertThat(pack.stream()).extracting(ZipEntry::getName).contains("letter.pdf", "MANIFEST.sha256");
        }

        assertThat(barriers).isEmpty();
    }

    @Test
    void when_something_is_wrong() {
        looksAt("not-found", "/campaigns/wasps");
        looksAt("not-found-anywhere", "/wasps");
        looksAt("no-such-receipt", "/receipts/AQIBnone");
        sam.sends("/campaigns/welcome-asylum-seekers/signatures", "text/plain", "name=Sam");
        looks("wrong-type");
        sam.sends("/campaigns/welcome-asylum-seekers/signatures", FORM, "name=" + "x".repeat(70_000));
        looks("too-large");
        sam.sends("/campaigns/welcome-asylum-seekers/signatures", FORM, "name=%zz");
        looks("broken");
        sam.opens("/campaigns/welcome-asylum-seekers/signatures");
        looks("wrong-method");

        assertThat(barriers).isEmpty();
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private void looksAt(String name, String address) {
        sam.opens(address);
        looks(name);
    }

    private void looks(String name) {
        barriers.addAll(Barriers.on(sam.page(), name));
    }

    /** The bees' letter with an address that it can be mailed to. */
    private static Path addressed(Path folder) throws IOException {
        var matter = """
                ---
                target:
                  name: Minister Mina
                  office: Ministry of the Valley
                  email: mina@ministry.example
                goal: 500
                ---
                """;
        return Files.writeString(folder.resolve("bees.md"), matter + Files.readString(Ada.BEES));
    }
}
