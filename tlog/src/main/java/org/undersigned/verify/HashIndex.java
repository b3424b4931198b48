package org.undersigned.verify;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** A 32-byte hash for each of millions of numbers, and whether one is there already: an open hash table of a fixed size. */
final class HashIndex {

    private static final int LENGTH = 32;
    private static final int FREE = -1;

    /** Drawn anew for each table, so that nobody can choose hashes which all fall into one place. */
    private final long[] factors =
            new SecureRandom().longs(4).map(factor -> factor | 1).toArray();

    private final byte[] hashes;
    private final int[] slots;

    /** Numbers are below so many. A table that grew would need its memory twice while it does. */
    HashIndex(int most) {
        hashes = new byte[most * LENGTH];
        slots = new int[slots(most)];
        forget();
    }

    /** The bytes of memory that a table for so many takes. */
    static long bytes(int most) {
        return (long) most * LENGTH + (long) slots(most) * Integer.BYTES;
    }

    /** False when the hash was put already. */
    boolean put(byte[] hash, int number) {
        var slot = slot(hash);
        if (slots[slot] != FREE) {
            return false;
        }
        slots[slot] = number;
        replace(hash, number);
        return true;
    }

    /** Keeps the hash with its number, whatever was there, and without looking for it elsewhere. */
    void replace(byte[] hash, int number) {
        System.arraycopy(hash, 0, hashes, number * LENGTH, LENGTH);
    }

    /** True when this hash was kept last with this number. */
    boolean holds(byte[] hash, int number) {
        return Arrays.equals(hashes, number * LENGTH, (number + 1) * LENGTH, hash, 0, LENGTH);
    }

    /** What was put may be put again; each number still has its hash. */
    void forget() {
        Arrays.fill(slots, FREE);
    }

    /** Where the hash is, or the free slot where it would be. */
    private int slot(byte[] hash) {
        var words = ByteBuffer.wrap(hash);
        var mixed = 0L;
        for (var factor : factors) {
            mixed = (mixed + words.getLong()) * factor;
            mixed ^= mixed >>> 32;
        }
        var slot = (int) Math.unsignedMultiplyHigh(mixed * factors[0], slots.length);
        while (slots[slot] != FREE && !holds(hash, slots[slot])) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }

    /** Three of four are taken at most. */
    private static int slots(int most) {
        return most + most / 3 + 1;
    }
}
