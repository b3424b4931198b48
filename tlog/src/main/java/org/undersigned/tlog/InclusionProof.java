package org.undersigned.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The proof that an entry stands in a log, with the sealed checkpoint it leads to (C2SP tlog-proof, without an extra line). */
public record InclusionProof(long index, List<byte[]> hashes, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final int LONGEST = 128 * 1024;
    private static final int MOST_HASHES = 63;

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    public static InclusionProof parse(String text) {
        var end = text.indexOf("\n\n");
        if (text.length() > LONGEST || end < 0) {
            throw new Unproven("proof.malformed");
        }
        var lines = text.substring(0, end).split("\n", MOST_HASHES + 3);
        if (lines.length < 2 || lines.length > MOST_HASHES + 2 || !lines[0].equals(HEADER)) {
            throw new Unproven("proof.malformed");
        }
        return new InclusionProof(
                index(lines[1]),
                Arrays.stream(lines).skip(2).map(Encoded::hash).toList(),
                SignedNote.parse(text.substring(end + 2)));
    }

    public String text() {
        return HEADER + "\n" + INDEX + index + "\n"
                + hashes.stream().map(hash -> Encoded.base64(hash) + "\n").collect(Collectors.joining()) + "\n"
                + checkpoint.note();
    }

    /** The checkpoint, sealed with this key, in which the entry stands. */
    public Checkpoint verify(byte[] entry, VerifierKey key) {
        var sealed = Checkpoint.of(checkpoint, key);
        if (!Proofs.includes(index, MerkleTree.leaf(entry), sealed.size(), sealed.root(), hashes)) {
            throw new Unproven("proof.inclusion", index, sealed.size());
        }
        return sealed;
    }

    private static long index(String line) {
        if (!line.startsWith(INDEX)) {
            throw new Unproven("proof.malformed");
        }
        return Encoded.number(line.substring(INDEX.length())).orElseThrow(() -> new Unproven("proof.malformed"));
    }
}
