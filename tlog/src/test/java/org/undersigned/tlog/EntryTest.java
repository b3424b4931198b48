package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The published vectors of docs/ledger.md. */
class EntryTest {

    private static final byte[] TEXT_HASH = Sha256.of(utf8("Save the park\nWe ask the council to keep the park open."));
    private static final byte[] TAG_KEY = Sha256.of(utf8("tag key p42"));

    @Test
    void genesis_carries_text_and_tag_key() {
        assertThat(hex(log(1).getFirst()))
                .isEqualTo("010084043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a"
                        + "bc087087ed1510431bf0f64568ca9bcaff5a44c63ed1e1fcd305ba643711c2ab");
    }

    @Test
    void a_signature_carries_its_commitment() {
        assertThat(hex(log(6).get(5)))
                .isEqualTo("0101d50ed0b4eb3a4c78ac1870f16820bee8bdd80b018ec2914a58afb1c7008f2e50");
        assertThat(hex(MerkleTree.leaf(log(6).get(5))))
                .isEqualTo("90c4feb36bec801330cc187da4bd94d045e9fc13ff43671f9bd748a4900ffd98");
    }

    @Test
    void roots_are_the_published_ones() {
        assertThat(hex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(MerkleTree.root(log(1))))
                .isEqualTo("5f6d0bed41c02a98d4052c60b1d9ab2ee291ee6380d063173b760a3c7d89c272");
        assertThat(hex(MerkleTree.root(log(3))))
                .isEqualTo("dd2bc4fbd3476302f407f4e0b468d8ff446ec3db4803d5ff47b2bb288c629df9");
        assertThat(hex(MerkleTree.root(log(7))))
                .isEqualTo("ebb83534cdeb733ef5ab61993220fc06bd86e925b3e68ce85f455d782f650aff");
    }

    @Test
    void every_entry_has_the_length_of_its_type() {
        var hash = new byte[32];

        assertThat(new Entry.Withdrawn(7).bytes()).hasSize(10).startsWith(1, 2);
        assertThat(new Entry.Invalidated(7, 4).bytes())
                .hasSize(11)
                .startsWith(1, 3)
                .endsWith(7, 4);
        assertThat(new Entry.Erased(7).bytes()).hasSize(10).startsWith(1, 4);
        assertThat(new Entry.Reinstated(7).bytes()).hasSize(10).startsWith(1, 5);
        assertThat(new Entry.Delivered(7, hash).bytes()).hasSize(42).startsWith(1, 7);
    }

    private static List<byte[]> log(int size) {
        var entries = new ArrayList<byte[]>();
        entries.add(new Entry.Genesis(TEXT_HASH, Commitment.tagKey(TAG_KEY)).bytes());
        for (var i = 1; i < size; i++) {
            entries.add(new Entry.Signature(commitment(i)).bytes());
        }
        return entries;
    }

    private static byte[] commitment(int signer) {
        var details = Commitment.details(
                Sha256.of(utf8("details salt " + signer)),
                "{\"name\":\"Signer " + signer + "\",\"postcode\":\"1000\"}");
        return Commitment.of(
                Sha256.of(utf8("salt " + signer)), tag(signer), details, TEXT_HASH, 1767225600L + signer, "p42");
    }

    private static byte[] tag(int signer) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TAG_KEY, "HmacSHA256"));
            return mac.doFinal(utf8("signer" + signer + "@example.org"));
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
