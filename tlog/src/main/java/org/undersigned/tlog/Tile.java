package org.undersigned.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The place of up to 256 hashes or entries of a log (C2SP tlog-tiles). Level −1 holds the entries themselves. */
public record Tile(int level, long index, int width) {

    public static final int FULL = 256;
    public static final int ENTRIES = -1;

    private static final int TOP = 7;
    private static final long LAST_INDEX = Long.MAX_VALUE >> 8;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > TOP || index < 0 || index > LAST_INDEX || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile at level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile at a path below the log's prefix; empty for any other spelling. */
    public static Optional<Tile> at(String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        var index = Encoded.number(parts.group(2).replaceAll("[x/]", "").replaceFirst("^0+(?=.)", ""))
                .filter(number -> number <= LAST_INDEX);
        var width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        return index.filter(_ -> width <= FULL)
                .map(number -> new Tile(level, number, width))
                .filter(tile -> tile.path().equals(path));
    }

    /** The tiles that a log of the second size needs and one of the first did not, level by level, lowest first. */
    public static Stream<Tile> added(long from, long to) {
        return IntStream.rangeClosed(ENTRIES, TOP).boxed().flatMap(level -> {
            var done = from >>> shift(level);
            var nodes = to >>> shift(level);
            return done == nodes
                    ? Stream.empty()
                    : LongStream.rangeClosed(done / FULL, (nodes - 1) / FULL)
                            .mapToObj(index -> new Tile(level, index, width(nodes, index)));
        });
    }

    /** The tile with this node, as wide as it is in a log of this size. */
    static Tile holding(int level, long node, long size) {
        return new Tile(level, node / FULL, width(size >>> shift(level), node / FULL));
    }

    /** `tile/0/x001/000.p/44`. */
    public String path() {
        var groups = new ArrayList<String>();
        groups.add("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            groups.addFirst("x%03d".formatted(rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + String.join("/", groups)
                + (isFull() ? "" : ".p/" + width);
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** Whether a log of this size has all of it. */
    public boolean isWithin(long size) {
        return width <= (size >>> shift(level)) - index * FULL;
    }

    public Tile full() {
        return new Tile(level, index, FULL);
    }

    /** The first so many entries or hashes in the bytes of this tile. */
    List<byte[]> items(byte[] bytes, int count) {
        var items = level == ENTRIES ? Bundle.entries(bytes, path()) : hashes(bytes);
        if (items.size() != width) {
            throw new Unproven("tile.width", path());
        }
        return items.subList(0, count);
    }

    private List<byte[]> hashes(byte[] bytes) {
        if (bytes.length != width * MerkleTree.HASH) {
            throw new Unproven("tile.width", path());
        }
        return IntStream.range(0, width)
                .mapToObj(i -> Arrays.copyOfRange(bytes, i * MerkleTree.HASH, (i + 1) * MerkleTree.HASH))
                .toList();
    }

    private static int width(long nodes, long index) {
        return (int) Math.min(FULL, nodes - index * FULL);
    }

    private static int shift(int level) {
        return 8 * Math.max(level, 0);
    }
}
