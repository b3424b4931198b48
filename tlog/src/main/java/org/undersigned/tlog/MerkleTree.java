package org.undersigned.tlog;

import java.util.List;

/** The Merkle tree of RFC 6962 §2.1 with SHA-256. Hashes are 32 bytes. */
public final class MerkleTree {

    /** The length of a hash in bytes. */
    public static final int HASH = 32;

    private MerkleTree() {}

    public static byte[] root(List<byte[]> entries) {
        return join(entries.stream().map(MerkleTree::leaf).toList());
    }

    public static byte[] leaf(byte[] entry) {
        return Sha256.of(new byte[] {0}, entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(new byte[] {1}, left, right);
    }

    /** The root over subtrees of one size; only the last may be smaller. */
    static byte[] join(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return Sha256.of();
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        var split = Integer.highestOneBit(hashes.size() - 1);
        return node(join(hashes.subList(0, split)), join(hashes.subList(split, hashes.size())));
    }
}
