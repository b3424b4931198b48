package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final int LARGEST = 300;
    private static final List<byte[]> ENTRIES = Example.entries(LARGEST);
    private static final List<byte[]> ROOTS = roots();
    private static final Map<Tile, byte[]> TILES = Example.tiles(ENTRIES, everySize());

    private int turn;

    @Test
    void every_inclusion_in_every_tree_up_to_300_is_proved_and_no_changed_bit_is() {
        for (var size = 1; size <= LARGEST; size++) {
            var tree = tree(size);
            for (var index = 0; index < size; index++) {
                var at = index;
                var of = size;
                var leaf = MerkleTree.leaf(ENTRIES.get(index));
                var proof = tree.inclusion(index, ENTRIES.get(index));

                assertThat(includes(index, leaf, size, proof)).isTrue();
                assertThat(changed(proof)).noneMatch(changed -> includes(at, leaf, of, changed));
                assertThat(includes(index, Example.turned(leaf, turn++ % 256), size, proof))
                        .isFalse();
                assertThat(includes(index + 1, leaf, size, proof)).isFalse();
            }
        }
    }

    @Test
    void every_growth_up_to_300_is_proved_and_no_changed_bit_is() {
        for (var size = 1; size <= LARGEST; size++) {
            var tree = tree(size);
            for (var old = 0; old <= size; old++) {
                var from = old;
                var to = size;
                var proof = tree.consistency(old, ROOTS.get(old));

                assertThat(grows(old, size, proof)).isTrue();
                assertThat(changed(proof)).noneMatch(changed -> grows(from, to, changed));
                var turned = Example.turned(ROOTS.get(old), turn++ % 256);
                assertThat(Proofs.extendsTree(old, turned, size, ROOTS.get(size), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void every_single_bit_of_every_proof_of_a_small_tree_matters() {
        for (var size = 1; size <= 40; size++) {
            for (var at = 0; at < size; at++) {
                for (var hash = 0; hash < 7; hash++) {
                    refuted(size, at, hash);
                }
            }
        }
    }

    /** Of every proof one hash, another one for each leaf. */
    @Test
    void every_single_bit_of_a_hash_of_every_proof_matters_around_a_full_tile_and_in_the_largest_tree() {
        IntStream.of(255, 256, 257, 299, 300)
                .parallel()
                .forEach(size -> IntStream.range(0, size).forEach(at -> refuted(size, at, at % 9)));
    }

    private static void refuted(int size, int at, int hash) {
        var leaf = MerkleTree.leaf(ENTRIES.get(at));
        var tree = tree(size);
        refuted(tree.inclusion(at, ENTRIES.get(at)), hash, changed -> includes(at, leaf, size, changed));
        refuted(tree.consistency(at, ROOTS.get(at)), hash, changed -> grows(at, size, changed));
    }

    private static void refuted(List<byte[]> proof, int hash, Predicate<List<byte[]>> proves) {
        assertThat(proves.test(proof)).isTrue();
        for (var bit = 0; bit < 256 && hash < proof.size(); bit++) {
            var changed = new ArrayList<>(proof);
            changed.set(hash, Example.turned(proof.get(hash), bit));
            if (proves.test(changed)) {
                throw new AssertionError("bit " + bit + " does not matter");
            }
        }
    }

    @Test
    void proofs_are_those_of_the_definition() {
        for (var size = 1; size <= LARGEST; size += 7) {
            var some = ENTRIES.subList(0, size);
            for (var at = 0; at < size; at += 3) {
                assertThat(tree(size).inclusion(at, ENTRIES.get(at)))
                        .usingElementComparator(Arrays::compare)
                        .isEqualTo(Naive.path(at, some));
                assertThat(tree(size).consistency(at + 1, ROOTS.get(at + 1)))
                        .usingElementComparator(Arrays::compare)
                        .isEqualTo(Naive.subproof(at + 1, some, true));
            }
        }
    }

    @Test
    void random_trees_of_several_tile_levels_are_proved_as_defined() {
        var random = new Random(6962);
        var entries = new ArrayList<byte[]>();
        for (var i = 0; i < 70_000; i++) {
            entries.add(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
        }
        var tiles = Example.tiles(entries, 1, 300, 65_535, 65_536, 65_537, 70_000);
        var root = Naive.root(entries);
        var tree = new TiledTree(Example.reader(tiles), 70_000, root);
        for (var i = 0; i < 4; i++) {
            var at = 1 + random.nextInt(69_999);

            assertThat(tree.inclusion(at, entries.get(at)))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(Naive.path(at, entries));
            assertThat(tree.consistency(at, Naive.root(entries.subList(0, at))))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(Naive.subproof(at, entries, true));
            assertThat(tree.rootAt(at)).isEqualTo(Naive.root(entries.subList(0, at)));
        }
    }

    @Test
    void tiles_that_do_not_lead_to_the_root_prove_nothing() {
        var bent = new HashMap<>(TILES);
        var tile = new Tile(0, 1, 44);
        bent.put(tile, Example.turned(TILES.get(tile), 300));
        var tree = new TiledTree(Example.reader(bent), 300, ROOTS.get(300));

        assertThatThrownBy(() -> tree.inclusion(3, ENTRIES.get(3))).isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> tree.consistency(290, ROOTS.get(290))).isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> tree.rootAt(290)).isInstanceOf(Unproven.class);
    }

    @Test
    void sizes_and_indexes_out_of_range_prove_nothing() {
        var root = ROOTS.get(3);

        assertThat(Proofs.includes(-1, root, 3, root, List.of())).isFalse();
        assertThat(Proofs.includes(3, root, 3, root, List.of())).isFalse();
        assertThat(Proofs.includes(0, root, 0, root, List.of())).isFalse();
        assertThat(Proofs.includes(0, root, Long.MAX_VALUE, root, List.of(root)))
                .isFalse();
        assertThat(Proofs.extendsTree(-1, root, 3, root, List.of())).isFalse();
        assertThat(Proofs.extendsTree(4, root, 3, root, List.of())).isFalse();
        assertThat(Proofs.extendsTree(3, root, 3, ROOTS.get(2), List.of())).isFalse();
        assertThatThrownBy(() -> tree(3).inclusion(3, ENTRIES.get(3))).isInstanceOf(Unproven.class);
        assertThatThrownBy(() -> tree(3).consistency(4, ROOTS.get(4))).isInstanceOf(Unproven.class);
    }

    private static boolean includes(int index, byte[] leaf, int size, List<byte[]> proof) {
        return Proofs.includes(index, leaf, size, ROOTS.get(size), proof);
    }

    private static boolean grows(int old, int size, List<byte[]> proof) {
        return Proofs.extendsTree(old, ROOTS.get(old), size, ROOTS.get(size), proof);
    }

    /** The proof with one bit of each hash turned (another bit each time), with one hash less, and with one more. */
    private List<List<byte[]>> changed(List<byte[]> proof) {
        var all = new ArrayList<List<byte[]>>();
        for (var i = 0; i < proof.size(); i++) {
            var changed = new ArrayList<>(proof);
            changed.set(i, Example.turned(proof.get(i), turn++ % 256));
            all.add(changed);
        }
        if (!proof.isEmpty()) {
            all.add(proof.subList(0, proof.size() - 1));
        }
        var longer = new ArrayList<>(proof);
        longer.add(ROOTS.get(1));
        all.add(longer);
        return all;
    }

    private static TiledTree tree(int size) {
        return new TiledTree(Example.reader(TILES), size, ROOTS.get(size));
    }

    private static int[] everySize() {
        return IntStream.rangeClosed(1, LARGEST).toArray();
    }

    private static List<byte[]> roots() {
        var roots = new ArrayList<byte[]>();
        for (var size = 0; size <= LARGEST; size++) {
            roots.add(Naive.root(ENTRIES.subList(0, size)));
        }
        return roots;
    }
}
