package org.undersigned.tlog;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 as its definitions read, over a list of all entries: slow and plain, to compare with. */
final class Naive {

    private Naive() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return Sha256.of();
        }
        if (entries.size() == 1) {
            return Sha256.of(new byte[] {0}, entries.getFirst());
        }
        var k = split(entries.size());
        return Sha256.of(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    /** PATH(m, D[n]). */
    static List<byte[]> path(int m, List<byte[]> entries) {
        var n = entries.size();
        if (n == 1) {
            return List.of();
        }
        var k = split(n);
        return m < k
                ? and(path(m, entries.subList(0, k)), root(entries.subList(k, n)))
                : and(path(m - k, entries.subList(k, n)), root(entries.subList(0, k)));
    }

    /** SUBPROOF(m, D[n], whole). */
    static List<byte[]> subproof(int m, List<byte[]> entries, boolean whole) {
        var n = entries.size();
        if (m == n) {
            return whole ? List.of() : List.of(root(entries));
        }
        var k = split(n);
        return m <= k
                ? and(subproof(m, entries.subList(0, k), whole), root(entries.subList(k, n)))
                : and(subproof(m - k, entries.subList(k, n), false), root(entries.subList(0, k)));
    }

    private static List<byte[]> and(List<byte[]> proof, byte[] hash) {
        var longer = new ArrayList<>(proof);
        longer.add(hash);
        return longer;
    }

    private static int split(int n) {
        var k = 1;
        while (2 * k < n) {
            k = 2 * k;
        }
        return k;
    }
}
