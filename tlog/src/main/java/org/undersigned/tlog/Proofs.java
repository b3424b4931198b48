package org.undersigned.tlog;

import java.util.Arrays;
import java.util.List;

/** The checking of Merkle proofs (RFC 9162 §2.1.3.2 and §2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    /** True when the leaf stands at the index of the tree with this size and root; the leaf's sibling comes first. */
    public static boolean includes(long index, byte[] leaf, long size, byte[] root, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        var path = new Path(index, size - 1);
        var hash = leaf;
        for (var sibling : proof) {
            if (path.atTop()) {
                return false;
            }
            hash = path.fromLeft() ? MerkleTree.node(sibling, hash) : MerkleTree.node(hash, sibling);
            path.up();
        }
        return path.atTop() && Arrays.equals(hash, root);
    }

    /** True when the new tree begins with everything in the old one. */
    public static boolean extendsTree(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > size) {
            return false;
        }
        if (oldSize == size) {
            return proof.isEmpty() && Arrays.equals(oldRoot, root);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, MerkleTree.join(List.of()));
        }
        var whole = Long.bitCount(oldSize) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        var path = new Path(oldSize - 1, size - 1);
        path.skipWhole();
        var oldHash = whole ? oldRoot : proof.getFirst();
        var hash = oldHash;
        for (var sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (path.atTop()) {
                return false;
            }
            if (path.fromLeft()) {
                oldHash = MerkleTree.node(sibling, oldHash);
                hash = MerkleTree.node(sibling, hash);
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            path.up();
        }
        return path.atTop() && Arrays.equals(oldHash, oldRoot) && Arrays.equals(hash, root);
    }

    /** The way from a node up to the root, beside the right edge of the tree. */
    private static final class Path {
        private long node;
        private long last;

        Path(long node, long last) {
            this.node = node;
            this.last = last;
        }

        boolean atTop() {
            return last == 0;
        }

        boolean fromLeft() {
            return (node & 1) == 1 || node == last;
        }

        void up() {
            if (node == last) {
                // On the right edge a node without a left sibling is its own parent.
                while ((node & 1) == 0 && node != 0) {
                    shift();
                }
            }
            shift();
        }

        void skipWhole() {
            while ((node & 1) == 1) {
                shift();
            }
        }

        private void shift() {
            node >>= 1;
            last >>= 1;
        }
    }
}
