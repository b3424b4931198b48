package org.undersigned.tlog;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Byte strings laid end to end. */
final class Bytes {

    private Bytes() {}

    static byte[] join(byte[]... parts) {
        return join(List.of(parts));
    }

    static byte[] join(List<byte[]> parts) {
        var joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
