package org.undersigned.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.Instant;

/** The private Ed25519 key that seals a log's checkpoints, or with which a witness cosigns those of others. */
public final class SigningKey {

    private final PrivateKey privateKey;
    private final VerifierKey log;
    private final VerifierKey witness;

    /** The seed is the private key of RFC 8032, 32 bytes; the name of a log's key is its origin. */
    public SigningKey(String name, byte[] seed) {
        var keys = Ed25519.keys(seed);
        privateKey = keys.getPrivate();
        log = new VerifierKey(name, VerifierKey.LOG, Ed25519.raw(keys));
        witness = new VerifierKey(name, VerifierKey.WITNESS, Ed25519.raw(keys));
    }

    /** The key which verifies {@link #sign}. */
    public VerifierKey verifierKey() {
        return log;
    }

    /** The key which verifies {@link #cosign}. */
    public VerifierKey witnessKey() {
        return witness;
    }

    public SignedNote.Line sign(String text) {
        return new SignedNote.Line(log.name(), Bytes.join(log.id(), Ed25519.sign(privateKey, text.getBytes(UTF_8))));
    }

    public SignedNote.Line cosign(Checkpoint checkpoint, Instant time) {
        var seconds = time.getEpochSecond();
        var message = VerifierKey.cosigned(checkpoint.text(), seconds).getBytes(UTF_8);
        return new SignedNote.Line(
                witness.name(),
                Bytes.join(
                        witness.id(),
                        ByteBuffer.allocate(8).putLong(seconds).array(),
                        Ed25519.sign(privateKey, message)));
    }

    /** Says whose key it is and nothing of the key. */
    @Override
    public String toString() {
        return "SigningKey[" + log.name() + "]";
    }
}
