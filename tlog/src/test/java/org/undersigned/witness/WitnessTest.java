package org.undersigned.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.MerkleTree;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.TiledTree;
import org.undersigned.tlog.Unproven;

class WitnessTest {

    private static final List<byte[]> ENTRIES = Example.entries(12);
    private static final SigningKey KEY = new SigningKey("witness.example/w1", new byte[32]);

    private final Memory memory = new Memory();
    private final Witness witness =
            new Witness(KEY, List.of(Example.KEY.verifierKey()), memory, () -> Instant.ofEpochSecond(1767225600));

    @Test
    void a_log_that_only_grows_is_cosigned_at_every_size() {
        for (var size = 1; size <= 12; size++) {
            var note = Example.checkpoint(ENTRIES.subList(0, size));

            var answer = (Cosigning.Cosigned) witness.add(growth(size - 1, size));

            assertThat(note.with(answer.line()).isSignedBy(KEY.witnessKey())).isTrue();
            assertThat(memory.latest(Example.ORIGIN).orElseThrow().size()).isEqualTo(size);
        }
    }

    @Test
    void the_same_checkpoint_is_cosigned_again() {
        witness.add(growth(0, 7));

        assertThat(witness.add(growth(7, 7))).isInstanceOf(Cosigning.Cosigned.class);
    }

    @Test
    void whoever_does_not_know_what_was_cosigned_is_told_its_size() {
        witness.add(growth(0, 7));

        assertThat(witness.add(growth(3, 9))).isEqualTo(new Cosigning.Conflict(7));
        assertThat(witness.add(growth(0, 5))).isEqualTo(new Cosigning.Conflict(7));
        assertThat(witness.add(growth(8, 9))).isEqualTo(new Cosigning.Conflict(7));
    }

    @Test
    void a_rewritten_log_is_not_cosigned() {
        witness.add(growth(0, 7));
        var forked = new ArrayList<>(ENTRIES);
        forked.set(3, new Entry.Withdrawn(1).bytes());

        assertThat(witness.add(new AddCheckpoint(7, consistency(forked, 7, 9), Example.checkpoint(forked.subList(0, 9)))
                        .body()))
                .isInstanceOf(Cosigning.Inconsistent.class);
        assertThat(witness.add(new AddCheckpoint(7, List.of(), Example.checkpoint(forked.subList(0, 7))).body()))
                .isEqualTo(new Cosigning.Conflict(7));
        assertThat(memory.latest(Example.ORIGIN).orElseThrow().size()).isEqualTo(7);
    }

    @Test
    void a_shrunken_log_is_not_cosigned() {
        witness.add(growth(0, 7));

        assertThat(witness.add(new AddCheckpoint(7, List.of(), Example.checkpoint(ENTRIES.subList(0, 5))).body()))
                .isInstanceOf(Cosigning.Malformed.class);
    }

    @Test
    void a_witness_is_no_log_whatever_it_has_put_its_name_to() {
        var other = new SigningKey(Example.ORIGIN, new byte[32]).witnessKey();

        assertThatThrownBy(() -> new Witness(KEY, List.of(other), memory, () -> Instant.EPOCH))
                .isInstanceOf(Unproven.class)
                .hasMessageContaining("is the key of a witness");
    }

    @Test
    void a_log_has_one_key() {
        var other = new SigningKey(Example.ORIGIN, new byte[32]).verifierKey();

        assertThatThrownBy(
                        () -> new Witness(KEY, List.of(Example.KEY.verifierKey(), other), memory, () -> Instant.EPOCH))
                .isInstanceOf(Unproven.class)
                .hasMessageContaining(Example.ORIGIN + " is named twice");
    }

    @Test
    void strangers_are_not_cosigned() {
        var text = new Checkpoint(Example.ORIGIN, 1, MerkleTree.root(ENTRIES.subList(0, 1))).text();
        var elsewhere = new SigningKey("elsewhere.example/log/p1", Example.seed());
        var imposter = new SigningKey(Example.ORIGIN, new byte[32]);

        assertThat(witness.add(
                        new AddCheckpoint(0, List.of(), new SignedNote(text, List.of(imposter.sign(text)))).body()))
                .isInstanceOf(Cosigning.NotSigned.class);
        assertThat(witness.add(new AddCheckpoint(
                                0,
                                List.of(),
                                new Checkpoint(elsewhere.verifierKey().name(), 1, new byte[32]).sign(elsewhere))
                        .body()))
                .isInstanceOf(Cosigning.UnknownLog.class);
        assertThat(memory.latest(Example.ORIGIN)).isEmpty();
    }

    @Test
    void of_two_requests_at_once_one_is_told_to_ask_again() {
        witness.add(growth(0, 3));
        memory.overtaken = true;

        assertThat(witness.add(growth(3, 7))).isInstanceOf(Cosigning.Conflict.class);
    }

    @Test
    void a_request_cut_short_or_malformed_is_refused() {
        var body = growth(0, 7);
        for (var length = 0; length < body.length(); length++) {
            assertThat(witness.add(body.substring(0, length))).isInstanceOf(Cosigning.Malformed.class);
        }
        for (var changed : List.of(
                body.replace("old 0", "old 00"),
                body.replace("old 0", "old -1"),
                body.replace("old 0", "old 0 "),
                body.replace("old 0", "new 0"),
                body.replace("old 0\n", "old 0\n" + "67g1NM3rcz71q2GZMiD8Br2G6SWz5ozoX0VdeC9lCv8=\n".repeat(64)),
                "x".repeat(200_000))) {
            assertThat(witness.add(changed)).isInstanceOf(Cosigning.Malformed.class);
        }
        assertThat(witness.add(body)).isInstanceOf(Cosigning.Cosigned.class);
    }

    @Test
    void a_proof_too_long_or_wrong_is_refused() {
        var extra = List.of(new byte[32]);

        assertThat(witness.add(new AddCheckpoint(0, extra, Example.checkpoint(ENTRIES)).body()))
                .isInstanceOf(Cosigning.Inconsistent.class);
        assertThat(memory.latest(Example.ORIGIN)).isEmpty();

        witness.add(growth(0, 7));
        assertThat(witness.add(new AddCheckpoint(7, extra, Example.checkpoint(ENTRIES.subList(0, 7))).body()))
                .isInstanceOf(Cosigning.Inconsistent.class);
    }

    @Test
    void an_empty_log_has_the_root_of_nothing() {
        assertThat(witness.add(empty(new byte[32]))).isEqualTo(new Cosigning.Conflict(0));
        assertThat(witness.add(empty(MerkleTree.root(List.of())))).isInstanceOf(Cosigning.Cosigned.class);
    }

    private static String empty(byte[] root) {
        return new AddCheckpoint(0, List.of(), new Checkpoint(Example.ORIGIN, 0, root).sign(Example.KEY)).body();
    }

    private static String growth(int from, int to) {
        return new AddCheckpoint(from, consistency(ENTRIES, from, to), Example.checkpoint(ENTRIES.subList(0, to)))
                .body();
    }

    private static List<byte[]> consistency(List<byte[]> entries, int from, int to) {
        var grown = entries.subList(0, to);
        return new TiledTree(Example.reader(Example.tiles(grown)), to, MerkleTree.root(grown))
                .consistency(from, MerkleTree.root(entries.subList(0, from)));
    }

    /** Remembers while the test runs. */
    private static final class Memory implements Seen {
        private final Map<String, Checkpoint> latest = new HashMap<>();
        private boolean overtaken;

        @Override
        public Optional<Checkpoint> latest(String origin) {
            return Optional.ofNullable(latest.get(origin));
        }

        @Override
        public boolean replace(Optional<Checkpoint> before, Checkpoint next) {
            if (overtaken || !before.equals(latest(next.origin()))) {
                return false;
            }
            latest.put(next.origin(), next);
            return true;
        }
    }
}
