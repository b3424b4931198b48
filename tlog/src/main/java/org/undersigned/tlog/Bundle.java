package org.undersigned.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries laid end to end, each after its length in two bytes (C2SP tlog-tiles). */
final class Bundle {

    private Bundle() {}

    static byte[] bytes(List<byte[]> entries) {
        var bundle = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> 2 + entry.length).sum());
        for (var entry : entries) {
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    static List<byte[]> entries(byte[] bundle, String path) {
        var rest = ByteBuffer.wrap(bundle);
        var entries = new ArrayList<byte[]>();
        while (rest.hasRemaining()) {
            var length = rest.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(rest.getShort());
            if (length > rest.remaining() || entries.size() == Tile.FULL) {
                throw new Unproven("tile.malformed", path);
            }
            var entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
