package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.InclusionProof;
import org.undersigned.tlog.MerkleTree;
import org.undersigned.tlog.SigningKey;

class ReceiptTest {

    private static final List<byte[]> ENTRIES = Example.entries(7);
    private static final String RECEIPT = Pack.receipt(ENTRIES, 5).json();

    @TempDir
    Path folder;

    @Test
    void a_receipt_is_proven_with_the_given_key() {
        assertThat(verified(RECEIPT, Optional.of(Pack.VKEY)))
                .isEqualTo("OK: this signature and its details are recorded as entry 5 of the ledger "
                        + "petitions.example/log/p42, size 7; sealed with the given key");
    }

    @Test
    void with_the_key_in_the_file_it_says_so() {
        assertThat(verified(RECEIPT)).startsWith("OK: ").contains("sealed with the key in the file");
    }

    @Test
    void without_any_key_nothing_is_proven() {
        var keyless = RECEIPT.replaceFirst("\"vkey\":\"[^\"]*\",", "");

        assertThat(verified(keyless)).isEqualTo("FAIL: no key is given, and the file holds none");
        assertThat(verified(keyless, Optional.of(Pack.VKEY))).startsWith("OK: ");
    }

    @Test
    void a_wrong_key_proves_nothing() {
        var other = new SigningKey(Example.ORIGIN, new byte[32]).verifierKey().text();

        assertThat(verified(RECEIPT, Optional.of(other))).startsWith("FAIL: the checkpoint is not sealed with");
        assertThat(verified(RECEIPT, Optional.of("nonsense"))).isEqualTo("FAIL: “nonsense” is not a verifier key");
    }

    @Test
    void what_is_written_is_read() {
        assertThat(Receipt.parse(RECEIPT).json()).isEqualTo(RECEIPT);
    }

    @Test
    void members_of_others_are_ignored() {
        var more =
                RECEIPT.replaceFirst("\\{", "{ \"more\" : [1.5e3, {\"a\":null, \"b\":[true,false]}, \"\\\\u00e9\"],\n");

        assertThat(verified(more)).startsWith("OK: ");
    }

    @Test
    void details_need_not_be_there() {
        var bare = RECEIPT.replaceFirst(",\"detailSalt\".*", "}");

        assertThat(verified(bare)).startsWith("OK: this signature is recorded as entry 5");
    }

    @Test
    void details_that_nothing_opens_are_not_passed_over() {
        var shown = RECEIPT.replaceFirst(",\"detailSalt\":\"[^\"]*\"", "").replace("Signer 5", "The Pope");

        assertThat(verified(shown)).isEqualTo("FAIL: the member “detailSalt” is missing or malformed");
    }

    @Test
    void a_receipt_is_of_the_campaign_whose_ledger_it_is() {
        assertThat(verified(of("p42.2", "p42"))).startsWith("OK: ");
        assertThat(verified(of("p42.2", "p4"))).startsWith("FAIL: ");
        assertThat(verified(of("p43", "p42")))
                .isEqualTo("FAIL: the ledger petitions.example/log/p43 is not one of the campaign p42");
        assertThat(verified(of("p42.0", "p42"))).startsWith("FAIL: ");
        assertThat(verified(of("p42.", "p42"))).startsWith("FAIL: ");
    }

    /** Sealed in the ledger of this name, with an entry that says it is of this campaign. */
    private static String of(String ledger, String petitionId) {
        var key = new SigningKey("petitions.example/log/" + ledger, Example.seed());
        var opening = Pack.opening(1);
        var entry = new Entry.Signature(opening.commitment(Example.TEXT_HASH, petitionId)).bytes();
        var only = new Opening(0, opening.salt(), opening.tag(), opening.details(), opening.confirmedAt());
        var note = new Checkpoint(key.verifierKey().name(), 1, MerkleTree.root(List.of(entry))).sign(key);
        return new Receipt(
                        key.verifierKey().name(),
                        petitionId,
                        Example.TEXT_HASH,
                        only,
                        entry,
                        new InclusionProof(0, List.of(), note),
                        Optional.of(key.verifierKey().text()),
                        Optional.empty())
                .json();
    }

    @Test
    void each_member_matters() {
        for (var change : List.of(
                "\"petition-receipt/v1\"→\"petition-receipt/v2\"",
                "\"origin\":\"petitions→\"origin\":\"petition",
                "\"petitionId\":\"p42→\"petitionId\":\"p43",
                "\"textHash\":\"84→\"textHash\":\"85",
                "\"salt\":\"5c→\"salt\":\"5d",
                "\"tag\":\"fe→\"tag\":\"ff",
                "\"details\":\"bb→\"details\":\"bc",
                "\"confirmedAt\":17→\"confirmedAt\":18",
                "\"entry\":\"AQ→\"entry\":\"AR",
                "index 5→index 4",
                "\\n7\\n→\\n8\\n",
                "\"detailSalt\":\"→\"detailSalt\":\"00",
                "Signer 5→Signer 6")) {
            var parts = change.split("→");
            assertThat(RECEIPT).contains(parts[0]);

            assertThat(verified(RECEIPT.replace(parts[0], parts[1]))).as(change).startsWith("FAIL: ");
        }
    }

    @Test
    void a_receipt_cut_short_anywhere_is_refused() throws IOException {
        var bytes = RECEIPT.getBytes(StandardCharsets.UTF_8);
        for (var length = 0; length < bytes.length; length++) {
            assertThat(verified(Arrays.copyOf(bytes, length))).startsWith("FAIL: ");
        }
    }

    @Test
    void a_receipt_with_any_byte_changed_is_refused_or_says_the_same() throws IOException {
        var random = new Random(7);
        var bytes = RECEIPT.getBytes(StandardCharsets.UTF_8);
        for (var at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] = (byte) random.nextInt();

            assertThat(verified(changed)).matches("(?s)(FAIL: .+|OK: this signature .+ entry 5 .+)");
        }
    }

    @Test
    void noise_is_refused() throws IOException {
        var random = new Random(8);
        for (var i = 0; i < 500; i++) {
            var noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);

            assertThat(verified(noise)).startsWith("FAIL: ");
        }
    }

    @Test
    void a_file_too_large_or_absent_is_refused() throws IOException {
        assertThat(verified(new byte[2 * 1024 * 1024])).isEqualTo("FAIL: receipt.json is too long");
        assertThat(Verifier.receipt(folder.resolve("none"), Optional.empty()).line())
                .endsWith("cannot be read");
        assertThat(Verifier.receipt(folder, Optional.empty()).line()).endsWith("cannot be read");
    }

    private String verified(String receipt) {
        return verified(receipt, Optional.empty());
    }

    private String verified(String receipt, Optional<String> vkey) {
        try {
            Files.writeString(folder.resolve("receipt.json"), receipt);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return Verifier.receipt(folder.resolve("receipt.json"), vkey).line();
    }

    private String verified(byte[] receipt) throws IOException {
        Files.write(folder.resolve("receipt.json"), receipt);
        return Verifier.receipt(folder.resolve("receipt.json"), Optional.empty())
                .line();
    }
}
