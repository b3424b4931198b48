package org.undersigned.tlog;

import java.util.List;

/** The Merkle tree of RFC 6962 §2.1 with SHA-256. Hashes are 32 bytes. */
public final class MerkleTree {

    private MerkleTree() {}

    public static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return Sha256.of();
        }
        if (entries.size() == 1) {
            return leaf(entries.getFirst());
        }
        var split = Integer.highestOneBit(entries.size() - 1);
        return node(root(entries.subList(0, split)), root(entries.subList(split, entries.size())));
    }

    public static byte[] leaf(byte[] entry) {
        return Sha256.of(new byte[] {0}, entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(new byte[] {1}, left, right);
    }
}
