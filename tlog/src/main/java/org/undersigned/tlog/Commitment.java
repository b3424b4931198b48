package org.undersigned.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a signature's entry hides (ledger.md §4). All hashes, salts and tags are 32 bytes; times are Unix seconds. */
public final class Commitment {

    private Commitment() {}

    public static byte[] of(
            byte[] salt, byte[] tag, byte[] details, byte[] textHash, long confirmedAt, String petitionId) {
        var id = petitionId.getBytes(StandardCharsets.UTF_8);
        return Sha256.of(
                label("petition-tlog/sig/v1\0"),
                salt,
                tag,
                details,
                textHash,
                ByteBuffer.allocate(10 + id.length)
                        .putLong(confirmedAt)
                        .putShort((short) id.length)
                        .put(id)
                        .array());
    }

    /** The hash of what may be shown to the target. */
    public static byte[] details(byte[] detailSalt, String detailsJson) {
        return Sha256.of(label("petition-tlog/details/v1\0"), detailSalt, detailsJson.getBytes(StandardCharsets.UTF_8));
    }

    /** What genesis says of the tagKey. */
    public static byte[] tagKey(byte[] tagKey) {
        return Sha256.of(label("petition-tlog/tagkey/v1\0"), tagKey);
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
