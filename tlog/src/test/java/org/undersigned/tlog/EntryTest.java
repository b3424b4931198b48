package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published vectors of docs/ledger.md. */
class EntryTest {

    @Test
    void genesis_carries_text_and_tag_key() {
        assertThat(hex(Example.entries(1).getFirst()))
                .isEqualTo("010084043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a"
                        + "bc087087ed1510431bf0f64568ca9bcaff5a44c63ed1e1fcd305ba643711c2ab");
    }

    @Test
    void a_signature_carries_its_commitment() {
        assertThat(hex(Example.entries(6).get(5)))
                .isEqualTo("0101d50ed0b4eb3a4c78ac1870f16820bee8bdd80b018ec2914a58afb1c7008f2e50");
        assertThat(hex(MerkleTree.leaf(Example.entries(6).get(5))))
                .isEqualTo("90c4feb36bec801330cc187da4bd94d045e9fc13ff43671f9bd748a4900ffd98");
    }

    @Test
    void roots_are_the_published_ones() {
        assertThat(hex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(MerkleTree.root(Example.entries(1))))
                .isEqualTo("5f6d0bed41c02a98d4052c60b1d9ab2ee291ee6380d063173b760a3c7d89c272");
        assertThat(hex(MerkleTree.root(Example.entries(3))))
                .isEqualTo("dd2bc4fbd3476302f407f4e0b468d8ff446ec3db4803d5ff47b2bb288c629df9");
        assertThat(hex(MerkleTree.root(Example.entries(7))))
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

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
