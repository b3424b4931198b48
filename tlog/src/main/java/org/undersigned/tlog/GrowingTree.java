package org.undersigned.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A log while it grows: its size and the unfinished tile of every level, which is all that new tiles and a new root need. */
public final class GrowingTree {

    private long size;
    private final List<byte[]> entries = new ArrayList<>();
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** An empty log. */
    public GrowingTree() {}

    /** A log of this size; only its unfinished tiles are read. The caller compares {@link #root} with what was signed. */
    public GrowingTree(long size, TileReader tiles) {
        this.size = size;
        entries.addAll(unfinished(tiles, Tile.ENTRIES, size));
        for (var nodes = size; nodes > 0; nodes /= Tile.FULL) {
            levels.add(unfinished(tiles, levels.size(), nodes));
        }
    }

    private static List<byte[]> unfinished(TileReader tiles, int level, long nodes) {
        var width = (int) (nodes % Tile.FULL);
        return new ArrayList<>(width == 0 ? List.of() : tiles.items(new Tile(level, nodes / Tile.FULL, width)));
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        var root = List.<byte[]>of();
        for (var level : levels) {
            var hashes = new ArrayList<>(level);
            hashes.addAll(root);
            root = hashes.isEmpty() ? hashes : List.of(MerkleTree.join(hashes));
        }
        return MerkleTree.join(root);
    }

    /** Appends and returns the tiles to write before a checkpoint of the new size may be published. */
    public List<TileFile> append(List<byte[]> more) {
        var files = new ArrayList<TileFile>();
        var before = size;
        more.forEach(entry -> append(entry, files::add));
        unfinished().stream().filter(file -> grew(file.tile(), before)).forEach(files::add);
        return files;
    }

    /** Appends one entry and hands on the tiles which it completes. */
    public void append(byte[] entry, Consumer<TileFile> complete) {
        entries.add(entry);
        if (entries.size() == Tile.FULL) {
            complete.accept(new TileFile(new Tile(Tile.ENTRIES, size / Tile.FULL, Tile.FULL), Bundle.bytes(entries)));
            entries.clear();
        }
        append(0, size, MerkleTree.leaf(entry), complete);
        size++;
    }

    /** The partial tiles of the present size. */
    public List<TileFile> unfinished() {
        var files = new ArrayList<TileFile>();
        if (!entries.isEmpty()) {
            files.add(new TileFile(new Tile(Tile.ENTRIES, size / Tile.FULL, entries.size()), Bundle.bytes(entries)));
        }
        for (var level = 0; level < levels.size(); level++) {
            var hashes = levels.get(level);
            if (!hashes.isEmpty()) {
                var index = (size >>> (8 * level)) / Tile.FULL;
                files.add(new TileFile(new Tile(level, index, hashes.size()), Bytes.join(hashes)));
            }
        }
        return files;
    }

    private void append(int level, long node, byte[] hash, Consumer<TileFile> complete) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        var hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == Tile.FULL) {
            complete.accept(new TileFile(new Tile(level, node / Tile.FULL, Tile.FULL), Bytes.join(hashes)));
            var parent = MerkleTree.join(hashes);
            hashes.clear();
            append(level + 1, node / Tile.FULL, parent, complete);
        }
    }

    private static boolean grew(Tile tile, long before) {
        var shift = 8 * Math.max(tile.level(), 0);
        return tile.index() * Tile.FULL + tile.width() > before >>> shift;
    }
}
