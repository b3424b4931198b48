package org.undersigned.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes as text: lower-case hex, padded base64 (RFC 4648 §4) and UTF-8, each with exactly one spelling. */
public final class Encoded {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Encoded() {}

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static Optional<byte[]> fromHex(String text) {
        try {
            var bytes = HexFormat.of().parseHex(text);
            return hex(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static Optional<byte[]> fromBase64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            // The decoder forgives missing padding and stray low bits: two spellings of the same bytes.
            return base64(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }

    /** A decimal number from 0 to 2^63 − 1, without sign or leading zero. */
    public static Optional<Long> number(String text) {
        try {
            return NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** The 32 bytes of a hash in base64. */
    public static byte[] hash(String base64) {
        return fromBase64(base64)
                .filter(bytes -> bytes.length == MerkleTree.HASH)
                .orElseThrow(() -> new Unproven("hash.malformed", base64));
    }
}
