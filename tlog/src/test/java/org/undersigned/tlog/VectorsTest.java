package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published vectors of docs/ledger.md, which other programs compute too. */
class VectorsTest {

    private static final List<byte[]> SEVEN = Example.entries(7);
    private static final TiledTree TREE =
            new TiledTree(Example.reader(Example.tiles(SEVEN)), 7, MerkleTree.root(SEVEN));
    private static final String PROOF = """
            c2sp.org/tlog-proof@v1
            index 5
            NIcnxCiSHsROWojqPVtbpoVMI5i4Qq/OOvyeEtEpQcs=
            AkIVB4YN5md0bG2Yr2ghWrDBOg+y0zPzP4WvwA3d6Ms=
            vr7pKXYt0FewvOxsVF7j+zhzJ3Fq79QfWZaN/4gvUYQ=

            petitions.example/log/p42
            7
            67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=

            — petitions.example/log/p42 kClGSru4A+7zdpnHJSymkus2X7waMEBsUbCYUYmWFT6Z30ZsjYwuJAky/wHaKsBY3gmx574W1ozZ+xd4nJBNbI0zQAM=
            """;

    @Test
    void the_verifier_key_is_the_published_one() {
        var text = "petitions.example/log/p42+9029464a+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk";

        assertThat(Example.KEY.verifierKey().text()).isEqualTo(text);
        assertThat(VerifierKey.parse(text).text()).isEqualTo(text);
    }

    @Test
    void a_signer_is_hidden_as_published() {
        assertThat(Encoded.hex(Example.tag(5)))
                .isEqualTo("fe75771e305aaaf571a6e6c0b6d233f00c496dc4e6e9bdd3e97e294cab4e28ef");
        assertThat(Encoded.hex(Example.details(5)))
                .isEqualTo("bbed3785b8ccc628cb7d826e3c7ac93de9d8947aed398a85d68d60fc43e5606c");
        assertThat(Encoded.hex(Example.salt(5)))
                .isEqualTo("5c0eee35ea6b8d134c934c0c1fe91988287ac18016c5c4317c90e755628d5c9e");
        assertThat(Encoded.hex(Example.TEXT_HASH))
                .isEqualTo("84043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a");
    }

    @Test
    void the_proof_of_entry_5_in_size_7_is_the_published_one() {
        var proof = new InclusionProof(5, TREE.inclusion(5, SEVEN.get(5)), Example.checkpoint(SEVEN));

        assertThat(proof.text()).isEqualTo(PROOF);
    }

    @Test
    void the_published_proof_verifies() {
        var checkpoint = InclusionProof.parse(PROOF).verify(SEVEN.get(5), Example.KEY.verifierKey());

        assertThat(checkpoint.size()).isEqualTo(7);
    }

    @Test
    void consistency_from_3_to_7_is_the_published_one() {
        var proof = TREE.consistency(3, MerkleTree.root(Example.entries(3)));

        assertThat(proof.stream().map(Encoded::base64))
                .containsExactly(
                        "yxAcO+ebSk6nMRywXlTj8d4Nqent/yY0IjB1s+7xifE=",
                        "XId1zYrXzM/2hZqtFJ8vmCTbhBV+OaoV2MnQvRticvk=",
                        "b7ave4xjXvJXdoOeXxvHMEccV5/EaPoXcLncSoeEUPY=",
                        "BHJv/kVMlsvj+dFAz0N10sDF3aoCWml6ZVJAhd9agvc=");
    }

    @Test
    void a_witness_signs_as_published() {
        var witness = new SigningKey("witness.example/w1", Sha256.of(Example.utf8("witness seed")));
        var checkpoint = Checkpoint.unverified(Example.checkpoint(SEVEN));

        var line = witness.cosign(checkpoint, Instant.ofEpochSecond(1767225600));

        assertThat(witness.witnessKey().text())
                .isEqualTo("witness.example/w1+dbde64cc+BN+GARmBG3ZTJJSX8/UQnTezIZRqgCkLwWQCBUNSL47c");
        assertThat(line.text())
                .isEqualTo(
                        "— witness.example/w1 295kzAAAAABpVbkAUN6WqwrHXRFzvjULNHUXKjPTjlXRnmyOxZrkvwTgOF+IB6/eVOzYPqmm6bDatugKw2L4CLPyhX2LH6fhQuhVCA==\n");
        assertThat(Example.checkpoint(SEVEN).with(line).isSignedBy(witness.witnessKey()))
                .isTrue();
    }
}
