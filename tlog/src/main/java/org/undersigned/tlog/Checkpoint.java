package org.undersigned.tlog;

import java.util.Arrays;
import java.util.List;

/** What a log says of itself at one size (C2SP tlog-checkpoint, without extension lines). */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        VerifierKey.checkName(origin);
        if (size < 0 || root.length != MerkleTree.HASH) {
            throw new Unproven("checkpoint.malformed");
        }
    }

    /** The checkpoint in a note, of which nothing is believed yet. */
    public static Checkpoint unverified(SignedNote note) {
        var lines = note.text().split("\n", -1);
        if (lines.length != 4) {
            throw new Unproven("checkpoint.lines");
        }
        var size = Encoded.number(lines[1]).orElseThrow(() -> new Unproven("checkpoint.size", lines[1]));
        return new Checkpoint(lines[0], size, Encoded.hash(lines[2]));
    }

    /** The checkpoint in a note that the key of its own log has signed. */
    public static Checkpoint of(SignedNote note, VerifierKey key) {
        var checkpoint = unverified(note);
        if (!checkpoint.origin.equals(key.name())) {
            throw new Unproven("checkpoint.origin", checkpoint.origin, key.name());
        }
        if (key.type() != VerifierKey.LOG || !note.isSignedBy(key)) {
            throw new Unproven("checkpoint.signature", key.text());
        }
        return checkpoint;
    }

    /** The three lines that are signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Encoded.base64(root) + "\n";
    }

    public SignedNote sign(SigningKey key) {
        return new SignedNote(text(), List.of(key.sign(text())));
    }

    public boolean sameTree(Checkpoint other) {
        return size == other.size && Arrays.equals(root, other.root);
    }
}
