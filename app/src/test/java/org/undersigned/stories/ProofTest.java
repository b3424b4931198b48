package org.undersigned.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undersigned.verify.Verifier;
import tools.jackson.databind.json.JsonMapper;

/** From signing to a pack whose count the minister's staff proves without us: with one who withdrew, one set aside, one erased. */
class ProofTest {

    private static final String SLUG = "bees-proven";

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void the_count_of_a_letter_is_proved_to_the_last_signature() throws IOException {
        var page = ada.publishes(SLUG);
        var key = fiveSign(page);
        var pack = ada.delivers(SLUG);

        assertThat(pack.letter()).contains("2 people");
        assertThat(verified(pack, key))
                .startsWith("OK: the count behind this letter was 2")
                .contains("2 opened, 0 erased", "given key");
        assertThat(pack.signersTable()).hasSize(3).doesNotContain("Walt", "Rob", "Ella");

        changeOneByte(pack);
        assertThat(verified(pack, key)).startsWith("FAIL: ").contains("openings.ndjson");
        Files.delete(pack.folder().resolve("MANIFEST.sha256"));
        assertThat(verified(pack, key)).startsWith("FAIL: ");
        changeOneByte(pack);
        assertThat(verified(pack, key)).startsWith("OK: the count behind this letter was 2");
    }

    /** Two stay: one withdraws, one is set aside, one has everything erased. The ledger's key, from the receipt of one who stays. */
    private String fiveSign(String page) {
        var key = "";
        for (var name : List.of("Sam", "Sue", "Walt", "Rob", "Ella")) {
            try (var signer = Sam.onAPhone()) {
                var receipt = signer.stands(page, name, "my name");
                key = read(receipt, "vkey");
                switch (name) {
                    case "Walt" -> {
                        signer.page().getByText("Take my signature back").click();
                        signer.presses("Withdraw my signature");
                    }
                    case "Rob" -> reject(signer.email);
                    case "Ella" -> {
                        signer.page()
                                .locator("summary")
                                .getByText("Erase everything")
                                .click();
                        signer.presses("Erase everything");
                    }
                    default -> {}
                }
            }
        }
        comesTo(2);
        return key;
    }

    private void reject(String address) {
        assertThat(Stage.HOST.command(
                        "reject", SLUG, "--where", "address=" + address, "--reason", "automation", "--apply"))
                .isZero();
    }

    private void comesTo(long count) {
        Patience.until("the count " + count, () -> Optional.of(ada.count(SLUG)).filter(now -> now == count));
    }

    private static String read(String receipt, String member) {
        return new JsonMapper()
                .readTree(Stage.HOST.get(receipt + ".json").body())
                .get(member)
                .asString();
    }

    private static String verified(Handover pack, String key) {
        return Verifier.delivery(pack.folder(), Optional.of(key)).line();
    }

    /** A digit of a hash, in a line that stays a line; twice is as if never. */
    private static void changeOneByte(Handover pack) throws IOException {
        var file = pack.folder().resolve("openings.ndjson");
        var bytes = Files.readAllBytes(file);
        var at = new String(bytes, UTF_8).indexOf("\"salt\":\"") + 8;
        var first = bytes[at] < 'a' ? '0' : 'a';
        bytes[at] = (byte) ((bytes[at] - first ^ 1) + first);
        Files.write(file, bytes);
    }
}
