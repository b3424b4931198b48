package org.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "0, 1000, 44, tile/0/x001/000.p/44",
        "3, 1234067, 256, tile/3/x001/x234/067",
        "-1, 7, 1, tile/entries/007.p/1",
        "-1, 36028797018963967, 255, tile/entries/x036/x028/x797/x018/x963/967.p/255"
    })
    void a_tile_and_its_path_name_each_other(int level, long index, int width, String path) {
        var tile = new Tile(level, index, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.at(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/00",
                "tile/0/0000",
                "tile/8/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/entries/000.p/0",
                "tile/entries/000.p/256",
                "tile/entries/000.p/044",
                "tile/entries/000.p/",
                "tile/0/x000/001",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/x999/x999/x999/x999/x999/999",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/000/",
                "/tile/0/000",
                "tile/0/../000",
                "tile/0/٠٠٠",
                "tile/0/000\n"
            })
    void no_other_spelling_is_a_path(String path) {
        assertThat(Tile.at(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/000, 256, true",
        "tile/0/000, 255, false",
        "tile/entries/001.p/44, 300, true",
        "tile/entries/001.p/45, 300, false",
        "tile/1/000.p/1, 256, true",
        "tile/1/000.p/1, 255, false",
        "tile/1/000.p/2, 511, false",
        "tile/2/000.p/1, 65536, true",
        "tile/2/000.p/1, 65535, false",
        "tile/7/x036/x028/x797/x018/x963/967, 9223372036854775807, false"
    })
    void a_tile_is_within_a_log_that_has_all_of_it(String path, long size, boolean within) {
        assertThat(Tile.at(path).orElseThrow().isWithin(size)).isEqualTo(within);
    }

    @Test
    void a_growing_log_needs_the_tiles_that_changed() {
        assertThat(paths(Tile.added(0, 1))).containsExactly("tile/entries/000.p/1", "tile/0/000.p/1");
        assertThat(paths(Tile.added(255, 256))).containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
        assertThat(paths(Tile.added(256, 257))).containsExactly("tile/entries/001.p/1", "tile/0/001.p/1");
        assertThat(paths(Tile.added(65_535, 65_537)))
                .containsExactly(
                        "tile/entries/255",
                        "tile/entries/256.p/1",
                        "tile/0/255",
                        "tile/0/256.p/1",
                        "tile/1/000",
                        "tile/2/000.p/1");
        assertThat(Tile.added(300, 300)).isEmpty();
    }

    @Test
    void there_are_no_tiles_elsewhere() {
        assertThatThrownBy(() -> new Tile(8, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> paths(Stream<Tile> tiles) {
        return tiles.map(Tile::path);
    }
}
