package org.undersigned.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;

class LogTest {

    @TempDir
    Path folder;

    private Pack pack;

    @BeforeEach
    void pack() {
        pack = Pack.in(folder);
    }

    @Test
    void a_whole_ledger_is_proven() {
        assertThat(Verifier.log(log(), Optional.empty(), Optional.of(Pack.VKEY)).line())
                .isEqualTo("OK: the ledger petitions.example/log/p42 is whole: all 11 entries keep its rules, "
                        + "and its count is 4; sealed with the given key");
    }

    @Test
    void without_a_key_it_says_that_the_seal_is_unchecked() {
        assertThat(line()).startsWith("OK: ").endsWith("its seal was not checked, for want of a key (--key)");
    }

    @Test
    void a_ledger_of_several_tiles_is_proven() {
        pack.log(Example.entries(600));

        assertThat(line()).contains("all 600 entries keep its rules, and its count is 599");
    }

    @Test
    void a_ledger_begins_with_its_old_checkpoints() throws IOException {
        for (var size = 1; size <= 11; size++) {
            assertThat(since(Example.checkpoint(Pack.entries().subList(0, size)).note()))
                    .endsWith("it begins with all " + size + " entries of the old checkpoint");
        }
    }

    @Test
    void a_ledger_that_was_rewritten_or_cut_is_noticed() throws IOException {
        var forked = new ArrayList<>(Pack.entries().subList(0, 10));
        forked.set(4, new Entry.Signature(Example.commitment(77)).bytes());
        assertThat(since(Example.checkpoint(forked).note()))
                .isEqualTo(
                        "FAIL: the ledger of size 11 does not begin with that of size 10: something was changed or taken away");

        assertThat(since(Example.checkpoint(Example.entries(12)).note()))
                .isEqualTo("FAIL: the ledger of size 11 is shorter than it was, 12");
        assertThat(since(Example.checkpoint(Example.entries(11)).note()))
                .isEqualTo("FAIL: there are two different ledgers of size 11");
        assertThat(since(new Checkpoint("elsewhere.example/log/p42", 1, new byte[32])
                        .sign(Example.KEY)
                        .note()))
                .isEqualTo(
                        "FAIL: the checkpoint is of the ledger elsewhere.example/log/p42, not of petitions.example/log/p42");
    }

    @Test
    void every_rule_is_kept() {
        refused("genesis must be the first entry", List.of(signature(1)));
        refused("genesis must be the first entry", List.of(genesis(), genesis()));
        refused("its commitment stands in the ledger already", List.of(genesis(), signature(1), signature(1)));
        refused("it does not refer to an earlier signature", List.of(genesis(), new Entry.Withdrawn(0)));
        refused("it does not refer to an earlier signature", List.of(genesis(), new Entry.Withdrawn(1)));
        refused("it does not refer to an earlier signature", List.of(genesis(), new Entry.Erased(Long.MAX_VALUE)));
        refused("does not count", after(new Entry.Withdrawn(1), new Entry.Withdrawn(1)));
        refused("does not count", after(new Entry.Withdrawn(1), new Entry.Invalidated(1, 5)));
        refused("does not count", after(new Entry.Invalidated(1, 5), new Entry.Withdrawn(1)));
        refused("not set aside", after(new Entry.Reinstated(1)));
        refused("not set aside", after(new Entry.Withdrawn(1), new Entry.Reinstated(1)));
        refused("not set aside", after(new Entry.Invalidated(1, 1), new Entry.Reinstated(1), new Entry.Reinstated(1)));
        refused("erases for a second time", after(new Entry.Erased(1), new Entry.Erased(1)));
        refused("is not the count of the entries before it", after(new Entry.Delivered(2, Example.TEXT_HASH)));
        refused("is not that of genesis", after(new Entry.Delivered(1, new byte[32])));
        refused("0 is not a reason", after(new Entry.Invalidated(1, 0)));
        refused("6 is not a reason", after(new Entry.Invalidated(1, 6)));
        refused("18446744073709551615 is too large", after(new Entry.Withdrawn(-1)));
    }

    @Test
    void setting_aside_and_reinstating_may_repeat_and_erasure_leaves_the_count() {
        pack.log(bytes(after(
                new Entry.Invalidated(1, 3),
                new Entry.Reinstated(1),
                new Entry.Invalidated(1, 4),
                new Entry.Delivered(0, Example.TEXT_HASH),
                new Entry.Reinstated(1),
                new Entry.Erased(1),
                new Entry.Delivered(1, Example.TEXT_HASH))));

        assertThat(line()).contains("its count is 1;");
    }

    @Test
    void an_entry_of_any_other_kind_makes_the_ledger_invalid() {
        for (var entry : List.of(
                new byte[0],
                new byte[] {1},
                new byte[34],
                bytes(34, 2, 1),
                bytes(34, 1, 6),
                bytes(42, 1, 8),
                bytes(34, 1, 255),
                bytes(33, 1, 1),
                bytes(35, 1, 1),
                bytes(9, 1, 2),
                bytes(60_000, 1, 1))) {
            pack.log(List.of(genesis().bytes(), entry));

            assertThat(line()).startsWith("FAIL: ");
        }
    }

    @Test
    void an_empty_ledger_proves_nothing() {
        pack.log(List.of());

        assertThat(line()).isEqualTo("FAIL: the ledger is empty");
    }

    @Test
    void every_byte_of_every_tile_matters() throws IOException {
        for (var name : List.of("log/tile/entries/000.p/11", "log/tile/0/000.p/11")) {
            var bytes = Files.readAllBytes(folder.resolve(name));
            for (var at = 0; at < bytes.length; at++) {
                var changed = bytes.clone();
                changed[at] ^= 1;
                pack.write(name, changed);
                assertThat(line()).startsWith("FAIL: ");

                pack.write(name, Arrays.copyOf(bytes, at));
                assertThat(line()).startsWith("FAIL: ");
            }
            pack.write(name, bytes);
        }
        assertThat(line()).startsWith("OK: ");
    }

    @Test
    void noise_in_place_of_tiles_and_checkpoint_is_refused() throws IOException {
        var random = new Random(4);
        for (var i = 0; i < 300; i++) {
            var noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            pack.write(i % 2 == 0 ? "log/tile/entries/000.p/11" : "log/checkpoint", noise);

            assertThat(line()).startsWith("FAIL: ");
        }
    }

    @Test
    void a_ledger_that_claims_to_be_endless_is_refused() {
        for (var size : List.of(12L, 100_000L)) {
            claim(size);
            assertThat(line()).startsWith("FAIL: tile/entries/000").endsWith("is missing");
        }
        for (var size : List.of(Rules.MOST_ENTRIES + 1L, Long.MAX_VALUE)) {
            claim(size);
            assertThat(line()).isEqualTo("FAIL: the ledger is larger than this verifier can hold");
        }
        claim(100_000);
        pack.write("log/tile/entries/000", new byte[70_000]);
        assertThat(line()).isEqualTo("FAIL: 000 is too long");
    }

    @Test
    void a_ledger_for_which_there_is_no_memory_is_refused_before_it_is_read() {
        claim(Rules.MOST_ENTRIES);

        assertThat(Child.with("-Xmx64m", "-XX:+ExitOnOutOfMemoryError").runs(Main.class, "verify", "log", log()))
                .isEqualTo("FAIL: the ledger needs more memory than this verifier was given: "
                        + "start it with java -Xmx448m\n");
        assertThat(Child.with("-Xmx448m", "-XX:+UseSerialGC").runs(Main.class, "verify", "log", log()))
                .isEqualTo("FAIL: tile/entries/000 is missing\n");
    }

    @Test
    void the_largest_ledger_and_its_delivery_fit_into_the_memory_that_is_asked_for() {
        for (var collector : List.of("-XX:+UseSerialGC", "-XX:+UseG1GC")) {
            assertThat(Child.with("-Xmx448m", collector).runs(Largest.class))
                    .isEqualTo(Rules.MOST_ENTRIES - 1 + " stand\n");
        }
    }

    private void claim(long size) {
        pack.write(
                "log/checkpoint",
                new Checkpoint(Example.ORIGIN, size, new byte[32])
                        .sign(Example.KEY)
                        .note());
    }

    @Test
    void nothing_in_a_ledger_moves_the_cursor_of_its_reader() {
        pack.write("log/checkpoint", "a\n7\n\u001b[2Jnothing\u202e here\n\n— a AAAAAAA=\n".getBytes(UTF_8));
        assertThat(line()).doesNotContain("\u001b").doesNotContain("\u202e");

        pack.write("log/checkpoint", "a\n7\nnothing\u202e here\n\n— a AAAAAAA=\n".getBytes(UTF_8));
        assertThat(line()).contains("nothing\uFFFD here");
    }

    private void refused(String reason, List<Entry> entries) {
        pack.log(bytes(entries));

        assertThat(line())
                .startsWith("FAIL: entry " + (entries.size() - 1) + ": ")
                .contains(reason);
    }

    private String since(String old) throws IOException {
        var file = Files.writeString(folder.resolve("old"), old);
        return Verifier.log(log(), Optional.of(file), Optional.empty()).line();
    }

    private String line() {
        return Verifier.log(log(), Optional.empty(), Optional.empty()).line();
    }

    private String log() {
        return folder.resolve("log").toString();
    }

    private static List<Entry> after(Entry... entries) {
        var all = new ArrayList<Entry>(List.of(genesis(), signature(1)));
        all.addAll(List.of(entries));
        return all;
    }

    private static Entry genesis() {
        return new Entry.Genesis(Example.TEXT_HASH, new byte[32]);
    }

    private static Entry signature(int signer) {
        return new Entry.Signature(Example.commitment(signer));
    }

    private static List<byte[]> bytes(List<Entry> entries) {
        return entries.stream().map(Entry::bytes).toList();
    }

    private static byte[] bytes(int length, int version, int type) {
        return ByteBuffer.allocate(length).put((byte) version).put((byte) type).array();
    }
}
