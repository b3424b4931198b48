package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final VerifierKey KEY = Example.KEY.verifierKey();
    private static final SignedNote NOTE = Example.checkpoint(Example.entries(7));
    private static final SigningKey WITNESS = new SigningKey("witness.example/w1", new byte[32]);

    @Test
    void a_note_reads_as_it_was_written() {
        assertThat(SignedNote.parse(NOTE.note()).note()).isEqualTo(NOTE.note());
    }

    @Test
    void signatures_of_others_are_no_matter() {
        var note = NOTE.with(WITNESS.cosign(Checkpoint.unverified(NOTE), Instant.EPOCH));

        assertThat(note.isSignedBy(KEY)).isTrue();
        assertThat(note.isSignedBy(WITNESS.witnessKey())).isTrue();
        assertThat(note.isSignedBy(WITNESS.verifierKey())).isFalse();
    }

    @Test
    void a_false_signature_beside_a_true_one_spoils_the_note() {
        var line = NOTE.signatures().getFirst();
        var last = 8 * line.bytes().length - 1;
        var note = NOTE.with(new SignedNote.Line(line.name(), Example.turned(line.bytes(), last)));

        assertThat(note.isSignedBy(KEY)).isFalse();
    }

    @Test
    void every_bit_of_a_signature_matters() {
        var line = NOTE.signatures().getFirst();
        for (var bit = 0; bit < 8 * line.bytes().length; bit++) {
            var changed = new SignedNote.Line(line.name(), Example.turned(line.bytes(), bit));

            assertThat(new SignedNote(NOTE.text(), List.of(changed)).isSignedBy(KEY))
                    .isFalse();
        }
    }

    @Test
    void the_time_of_a_cosignature_is_signed_too() {
        var line = WITNESS.cosign(Checkpoint.unverified(NOTE), Instant.ofEpochSecond(1767225600));
        for (var bit = 0; bit < 8 * line.bytes().length; bit++) {
            var changed = new SignedNote.Line(line.name(), Example.turned(line.bytes(), bit));

            assertThat(NOTE.with(changed).isSignedBy(WITNESS.witnessKey())).isFalse();
        }
    }

    @Test
    void another_text_is_not_signed() {
        assertThat(new SignedNote(NOTE.text().replace("7", "8"), NOTE.signatures()).isSignedBy(KEY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n— key AAAAAAA=",
                "text\n\n- key AAAAAAA=\n",
                "text\n\n—key AAAAAAA=\n",
                "text\n\n— AAAAAAA=\n",
                "text\n\n— a key AAAAAAA=\n",
                "text\n\n— a+key AAAAAAA=\n",
                "text\n\n— a\u2003key AAAAAAA=\n",
                "text\n\n— key AAAAAAA\n",
                "text\n\n— key AAAAAAB=\n",
                "text\n\n— key AAAAAA==\n",
                "text\n\n— key \n",
                "text\r\n\n— key AAAAAAA=\n",
                "te\u0000xt\n\n— key AAAAAAA=\n",
                "text\n\n— key AAAAAAA=\n— \n"
            })
    void a_malformed_note_is_refused(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(Unproven.class);
    }

    @Test
    void notes_are_limited_in_length_and_signatures() {
        var line = "— key AAAAAAA=\n";

        assertThat(SignedNote.parse("text\n\n" + line.repeat(100)).signatures()).hasSize(100);
        assertThatThrownBy(() -> SignedNote.parse("text\n\n" + line.repeat(101)))
                .isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(70_000) + "\n\n" + line))
                .isInstanceOf(Unproven.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b\n7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "\n7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "a\n07\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "a\n-7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "a\n٧\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "a\n9223372036854775808\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n",
                "a\n7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv9=\n",
                "a\n7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCg==\n",
                "a\n7\n67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\nmore\n",
                "a\n7\n"
            })
    void a_malformed_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.unverified(new SignedNote(text, List.of())))
                .isInstanceOf(Unproven.class);
    }

    @Test
    void a_checkpoint_belongs_to_the_log_its_key_is_named_after() {
        var other = new SigningKey("elsewhere.example/log/p42", Example.seed());
        var note = new SignedNote(NOTE.text(), List.of(other.sign(NOTE.text())));

        assertThatThrownBy(() -> Checkpoint.of(note, other.verifierKey())).isInstanceOf(Unproven.class);
        assertThat(Checkpoint.of(NOTE, KEY).size()).isEqualTo(7);
    }

    @Test
    void a_cosignature_seals_nothing() {
        var checkpoint = Checkpoint.unverified(NOTE);
        var note = new SignedNote(NOTE.text(), List.of(Example.KEY.cosign(checkpoint, Instant.EPOCH)));

        assertThat(note.isSignedBy(Example.KEY.witnessKey())).isTrue();
        assertThatThrownBy(() -> Checkpoint.of(note, Example.KEY.witnessKey())).isInstanceOf(Unproven.class);
    }

    @Test
    void notes_and_proofs_cut_short_or_with_noise_fail_cleanly() {
        var random = new Random(3);
        var proof = Example.proof(Example.entries(7), 5).text();
        for (var at = 0; at < proof.length(); at++) {
            var cut = proof.substring(0, at);
            assertThatThrownBy(() -> InclusionProof.parse(cut)).isInstanceOf(Unproven.class);
            var noisy = cut + (char) random.nextInt(0xD800) + proof.substring(at + 1);
            assertFailsOrVerifiesNothingNew(noisy);
        }
    }

    private static void assertFailsOrVerifiesNothingNew(String proof) {
        try {
            var checkpoint =
                    InclusionProof.parse(proof).verify(Example.entries(7).get(5), KEY);
            assertThat(checkpoint.size()).isEqualTo(7);
        } catch (Unproven expected) {
            assertThat(expected.reason()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "++",
                "name",
                "name+9029464a+",
                "+9029464a+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk",
                "petitions.example/log/p43+9029464a+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk",
                "petitions.example/log/p42+9029464A+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk",
                "petitions.example/log/p42+9029464a+Anm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk",
                "petitions.example/log/p42+9029464a+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZ",
                "petitions.example/log/p42 +9029464a+AXm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk"
            })
    void a_malformed_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(Unproven.class);
    }

    @Test
    void keys_that_are_no_honest_point_verify_nothing() {
        var top = new byte[32];
        Arrays.fill(top, (byte) 0xff);
        var identity = new byte[32];
        identity[0] = 1;
        var nonCanonical = top.clone();
        nonCanonical[0] = (byte) 0xee;
        nonCanonical[31] = 0x7f;
        // With the identity as key, R = identity and S = 0 satisfy the equation for every message.
        var forged = Arrays.copyOf(identity, 64);
        for (var key : List.of(new byte[32], top, identity, nonCanonical)) {
            assertThat(Ed25519.verifies(key, Example.utf8("anything"), forged)).isFalse();
        }
    }

    @Test
    void random_keys_and_signatures_verify_nothing_and_break_nothing() {
        var random = new Random(9);
        for (var i = 0; i < 500; i++) {
            var key = new byte[32];
            var signature = new byte[64];
            random.nextBytes(key);
            random.nextBytes(signature);

            assertThat(Ed25519.verifies(key, key, signature)).isFalse();
        }
        assertThat(Ed25519.verifies(new byte[31], new byte[0], new byte[64])).isFalse();
        assertThat(Ed25519.verifies(Example.KEY.verifierKey().publicKey(), new byte[0], new byte[63]))
                .isFalse();
    }

    @Test
    void a_signing_key_says_nothing_of_itself() {
        assertThat(Example.KEY).hasToString("SigningKey[petitions.example/log/p42]");
    }
}
