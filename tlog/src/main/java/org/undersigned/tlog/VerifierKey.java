package org.undersigned.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The public key of a log (type 1) or of a witness (type 4), under a name (C2SP signed-note, "vkey"). */
public record VerifierKey(String name, int type, byte[] publicKey) {

    static final int LOG = 1;
    static final int WITNESS = 4;
    static final int ID = 4;

    private static final Pattern FORM = Pattern.compile("([^+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{1,64})");

    public VerifierKey {
        checkName(name);
        if ((type != LOG && type != WITNESS) || publicKey.length != Ed25519.KEY) {
            throw new Unproven("key.unknown", name);
        }
    }

    public static VerifierKey parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Unproven("key.malformed", text);
        }
        var key = Encoded.fromBase64(parts.group(3))
                .filter(bytes -> bytes.length == 1 + Ed25519.KEY)
                .map(bytes -> new VerifierKey(parts.group(1), bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length)))
                .orElseThrow(() -> new Unproven("key.malformed", text));
        if (!Encoded.hex(key.id()).equals(parts.group(2))) {
            throw new Unproven("key.id", text);
        }
        return key;
    }

    /** Whether it verifies cosignatures, and not a log's own signatures. */
    public boolean isWitness() {
        return type == WITNESS;
    }

    /** `name+hex(id)+base64(type ‖ publicKey)`. */
    public String text() {
        return name + "+" + Encoded.hex(id()) + "+" + Encoded.base64(typed());
    }

    /** The first 4 bytes of SHA-256(name ‖ LF ‖ type ‖ publicKey). */
    byte[] id() {
        return Arrays.copyOf(Sha256.of(name.getBytes(UTF_8), new byte[] {'\n'}, typed()), ID);
    }

    boolean verifies(String text, byte[] signature) {
        if (type == LOG) {
            return Ed25519.verifies(publicKey, text.getBytes(UTF_8), signature);
        }
        if (signature.length != 8 + Ed25519.SIGNATURE) {
            return false;
        }
        var time = ByteBuffer.wrap(signature).getLong();
        return time >= 0
                && Ed25519.verifies(
                        publicKey,
                        cosigned(text, time).getBytes(UTF_8),
                        Arrays.copyOfRange(signature, 8, signature.length));
    }

    /** What a witness puts its name to (C2SP tlog-cosignature, cosignature/v1). */
    static String cosigned(String text, long time) {
        return "cosignature/v1\ntime " + time + "\n" + text;
    }

    static void checkName(String name) {
        var plain = name.codePoints()
                .noneMatch(c ->
                        c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
        if (name.isEmpty() || name.length() > 255 || !plain) {
            throw new Unproven("key.name", name);
        }
    }

    private byte[] typed() {
        return Bytes.join(new byte[] {(byte) type}, publicKey);
    }
}
