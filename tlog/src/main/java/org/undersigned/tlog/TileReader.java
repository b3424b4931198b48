package org.undersigned.tlog;

import java.util.List;
import java.util.Optional;

/** Where the tiles of a log are read: a database, a folder, a server. */
@FunctionalInterface
public interface TileReader {

    /** The bytes of exactly this tile; empty when it is not there. */
    Optional<byte[]> read(Tile tile);

    /** The entries or hashes of a tile; where a partial tile is gone, from the full one that replaced it. */
    default List<byte[]> items(Tile tile) {
        return read(tile)
                .map(bytes -> tile.items(bytes, tile.width()))
                .or(() -> tile.isFull()
                        ? Optional.empty()
                        : read(tile.full()).map(bytes -> tile.full().items(bytes, tile.width())))
                .orElseThrow(() -> new Unproven("tile.missing", tile.path()));
    }
}
