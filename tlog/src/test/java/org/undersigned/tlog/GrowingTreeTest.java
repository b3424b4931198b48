package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrowingTreeTest {

    private static final List<byte[]> ENTRIES = Example.entries(1000);

    @Test
    void the_root_is_the_same_whether_a_log_grows_or_is_read_again() {
        var tree = new GrowingTree();
        assertThat(tree.root()).isEqualTo(Naive.root(List.of()));
        for (var size = 1; size <= 600; size++) {
            tree.append(ENTRIES.get(size - 1), _ -> {});

            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(Naive.root(ENTRIES.subList(0, size)));
        }
    }

    @Test
    void a_log_grows_from_its_unfinished_tiles_alone() {
        var random = new Random(1);
        for (var round = 0; round < 50; round++) {
            var from = random.nextInt(999);
            var to = from + 1 + random.nextInt(1000 - from);
            var before = Example.tiles(ENTRIES.subList(0, from));
            var unfinished = new HashMap<>(before);
            unfinished.keySet().removeIf(Tile::isFull);
            var tree = new GrowingTree(from, Example.reader(unfinished));

            var written = tree.append(ENTRIES.subList(from, to)).stream()
                    .map(TileFile::tile)
                    .collect(Collectors.toSet());

            assertThat(tree.root()).isEqualTo(Naive.root(ENTRIES.subList(0, to)));
            assertThat(written).isEqualTo(Tile.added(from, to).collect(Collectors.toSet()));
        }
    }

    @Test
    void tiles_are_the_same_however_a_log_grew() {
        var atOnce = Example.tiles(ENTRIES);
        var inSteps = Example.tiles(ENTRIES, 1, 2, 255, 256, 257, 511, 900, 1000);

        assertThat(atOnce).hasSize(4 + 4 + 1);
        atOnce.forEach((tile, bytes) -> assertThat(inSteps.get(tile)).isEqualTo(bytes));
    }

    @Test
    void a_partial_tile_that_is_gone_is_read_from_the_full_one() {
        var later = Example.tiles(ENTRIES, 700, 1000);
        later.keySet().removeIf(tile -> tile.width() == 700 % 256);
        var tree = new GrowingTree(700, Example.reader(later));

        assertThat(tree.root()).isEqualTo(Naive.root(ENTRIES.subList(0, 700)));
    }

    @Test
    void a_log_that_lacks_a_tile_does_not_grow() {
        assertThatThrownBy(() -> new GrowingTree(700, Example.reader(new HashMap<>())))
                .isInstanceOf(Unproven.class)
                .hasMessageContaining("tile/entries/002.p/188");
    }

    @Test
    void appending_nothing_writes_nothing() {
        var tree = new GrowingTree(300, Example.reader(Example.tiles(ENTRIES.subList(0, 300))));

        assertThat(tree.append(List.of())).isEmpty();
    }

    @Test
    void no_tile_is_written_twice_in_one_step() {
        var written = new ArrayList<Tile>();
        new GrowingTree().append(ENTRIES).forEach(file -> written.add(file.tile()));

        assertThat(new HashSet<>(written)).hasSameSizeAs(written);
    }
}
