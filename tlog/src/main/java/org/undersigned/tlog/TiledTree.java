package org.undersigned.tlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A log of one size and root, seen through its tiles. What it hands out has been checked against the root. */
public final class TiledTree {

    private static final int KEPT_TILES = 64;

    private final TileReader tiles;
    private final long size;
    private final byte[] root;
    private final Map<Tile, List<List<byte[]>>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, List<List<byte[]>>> eldest) {
            return size() > KEPT_TILES;
        }
    };

    public TiledTree(TileReader tiles, long size, byte[] root) {
        this.tiles = tiles;
        this.size = size;
        this.root = root;
    }

    /** The proof that the entry stands at the index; the leaf's sibling comes first. */
    public List<byte[]> inclusion(long index, byte[] entry) {
        if (index < 0 || index >= size) {
            throw new Unproven("proof.index", index, size);
        }
        var proof = new ArrayList<byte[]>();
        include(index, 0, size, proof);
        if (!Proofs.includes(index, MerkleTree.leaf(entry), size, root, proof)) {
            throw new Unproven("tile.root", size);
        }
        return proof;
    }

    /** The proof that this log begins with all of an earlier one. */
    public List<byte[]> consistency(long oldSize, byte[] oldRoot) {
        mustLieWithin(oldSize);
        var proof = new ArrayList<byte[]>();
        if (oldSize > 0 && oldSize < size) {
            extend(oldSize, 0, size, true, proof);
        }
        if (!Proofs.extendsTree(oldSize, oldRoot, size, root, proof)) {
            throw new Unproven("proof.consistency", oldSize, size);
        }
        return proof;
    }

    /** The root which this log had at an earlier size. */
    public byte[] rootAt(long earlier) {
        mustLieWithin(earlier);
        var then = earlier == 0 ? MerkleTree.join(List.of()) : hash(0, earlier);
        consistency(earlier, then);
        return then;
    }

    private void mustLieWithin(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new Unproven("proof.index", earlier, size);
        }
    }

    private void include(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        var split = split(from, to);
        if (index < split) {
            include(index, from, split, proof);
            proof.add(hash(split, to));
        } else {
            include(index, split, to, proof);
            proof.add(hash(from, split));
        }
    }

    private void extend(long oldSize, long from, long to, boolean known, List<byte[]> proof) {
        if (oldSize == to) {
            if (!known) {
                proof.add(hash(from, to));
            }
            return;
        }
        var split = split(from, to);
        if (oldSize <= split) {
            extend(oldSize, from, split, known, proof);
            proof.add(hash(split, to));
        } else {
            extend(oldSize, split, to, false, proof);
            proof.add(hash(from, split));
        }
    }

    private byte[] hash(long from, long to) {
        var count = to - from;
        if (Long.bitCount(count) == 1) {
            return node(Long.numberOfTrailingZeros(count), from / count);
        }
        var split = split(from, to);
        return MerkleTree.node(hash(from, split), hash(split, to));
    }

    /** The root of a whole subtree of 2^height leaves: a node within one tile. */
    private byte[] node(int height, long index) {
        var above = height % 8;
        var tile = Tile.holding(height / 8, index << above, size);
        return kept.computeIfAbsent(tile, this::nodes).get(above).get((int) (index % (Tile.FULL >> above)));
    }

    /** The whole subtrees over a tile: its hashes, their parents, and so on. */
    private List<List<byte[]>> nodes(Tile tile) {
        var levels = new ArrayList<List<byte[]>>();
        for (var nodes = tiles.items(tile); !nodes.isEmpty(); nodes = parents(nodes)) {
            levels.add(nodes);
        }
        return levels;
    }

    private static List<byte[]> parents(List<byte[]> nodes) {
        return IntStream.range(0, nodes.size() / 2)
                .mapToObj(i -> MerkleTree.node(nodes.get(2 * i), nodes.get(2 * i + 1)))
                .toList();
    }

    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
