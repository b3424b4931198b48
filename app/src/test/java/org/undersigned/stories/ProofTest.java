package org.undersigned.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.undersigned.verify.Verifier;
import tools.jackson.databind.json.JsonMapper;

/**
 * From signing to packs whose counts the minister's staff proves without us: with one who withdrew, one set aside, one set aside
 * by mistake, one who confirmed while the pack was written, one erased while signing was open and one after it had closed.
 */
class ProofTest {

    private static final String SLUG = "bees-proven";

    private final Ada ada = new Ada(Stage.HOST);

    @TempDir
    private Path desk;

    @Test
    void the_count_of_a_letter_is_proved_to_the_last_signature() throws IOException {
        var page = ada.publishes(SLUG);
        var receipts = fiveSign(page);
        var key = read(receipts.get("Sam"), "vkey");
        var pack = ada.delivers(SLUG);

        assertThat(pack.letter()).contains("2 people");
        assertThat(verified(pack, key))
                .startsWith("OK: the count behind this letter was 2")
                .contains("2 opened, 0 erased", "given key");
        assertThat(pack.signersTable()).hasSize(3).doesNotContain("Walt", "Rob", "Ella");
        staysProvenOnlyUnchanged(pack, key, 2);

        var busy = whileOneConfirms(page, () -> ada.delivers(SLUG, "--anew"));
        assertThat(verified(busy, key)).matches("OK: the count behind this letter was [23],.*");
        comesTo(3);

        ada.closes(SLUG);
        erase(receipts.get("Sue"));
        var last = ada.delivers(SLUG, "--anew");

        assertThat(last.letter()).contains("3 people");
        assertThat(verified(last, key))
                .startsWith("OK: the count behind this letter was 3")
                .contains("2 opened, 1 erased", "given key");
        assertThat(last.text("signers.csv")).doesNotContain("Sue");
        staysProvenOnlyUnchanged(last, key, 3);
    }

    /**
     * Two stay: one withdraws, one is set aside, one has everything erased. Of those who stay one was set aside by mistake
     * meanwhile. The receipt of each.
     */
    private Map<String, String> fiveSign(String page) {
        var receipts = new HashMap<String, String>();
        for (var name : List.of("Sam", "Sue", "Walt", "Rob", "Ella")) {
            try (var signer = Sam.onAPhone()) {
                receipts.put(name, signer.stands(page, name, "my name"));
                switch (name) {
                    case "Sue" -> {
                        reject(signer.email);
                        comesTo(1);
                        assertThat(Stage.HOST.command("reinstate", SLUG + ".1")).isZero();
                        comesTo(2);
                    }
                    case "Walt" -> {
                        signer.page().getByText("Take my signature back").click();
                        signer.presses("Withdraw my signature");
                    }
                    case "Rob" -> reject(signer.email);
                    case "Ella" -> erase(signer);
                    default -> {}
                }
            }
        }
        comesTo(2);
        return receipts;
    }

    /** Whoever comes first, ledger and pack must agree. */
    private static Handover whileOneConfirms(String page, Supplier<Handover> delivering) {
        try (var late = Sam.onAPhone()) {
            late.opens(page);
            late.signs("Lena", "my name");
            late.opens(late.inbox.next().link("confirmations"));
            var pack = CompletableFuture.supplyAsync(delivering);
            late.presses("Confirm my signature");
            return pack.join();
        }
    }

    private static void erase(String receipt) {
        try (var signer = Sam.onAPhone()) {
            signer.opens(receipt);
            erase(signer);
        }
    }

    private static void erase(Sam signer) {
        signer.page().locator("summary").getByText("Erase everything").click();
        signer.presses("Erase everything");
        signer.page().getByText("Everything is erased").waitFor();
    }

    /** A copy with one byte changed is refused, with its manifest and without. */
    private void staysProvenOnlyUnchanged(Handover pack, String key, long count) throws IOException {
        var copy = new Handover(desk.resolve("copy-of-" + count));
        FileSystemUtils.copyRecursively(pack.folder(), copy.folder());
        assertThat(verified(copy, key)).startsWith("OK: the count behind this letter was " + count);

        changeOneByte(copy);
        assertThat(verified(copy, key)).startsWith("FAIL: ").contains("openings.ndjson");
        Files.delete(copy.folder().resolve("MANIFEST.sha256"));
        assertThat(verified(copy, key)).startsWith("FAIL: ").contains("openings.ndjson, line 1");
        changeOneByte(copy);
        assertThat(verified(copy, key)).startsWith("OK: the count behind this letter was " + count);
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
