package org.undersigned.verify;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** Which number goes with each of millions of 32-byte hashes: an open hash table over {@link Hashes}. */
final class HashIndex {

    private static final int FREE = -1;

    /** Drawn anew for each table, so that nobody can choose hashes which all fall into one place. */
    private final long[] factors =
            new SecureRandom().longs(4).map(factor -> factor | 1).toArray();

    private final Hashes hashes = new Hashes();
    private int[] numbers = new int[1 << 10];
    private int[] slots = free(1 << 11);
    private int size;

    /** False when the hash is there already. */
    boolean put(byte[] hash, int number) {
        if (slots[slot(hash)] != FREE) {
            return false;
        }
        if (size == numbers.length) {
            grow();
        }
        slots[slot(hash)] = size;
        numbers[size] = number;
        hashes.put(size, hash);
        size++;
        return true;
    }

    /** True when the hash is there with this number. */
    boolean holds(byte[] hash, int number) {
        var position = slots[slot(hash)];
        return position != FREE && numbers[position] == number;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        slots = free(4 * size);
        for (var position = 0; position < size; position++) {
            slots[slot(hashes.get(position))] = position;
        }
    }

    /** Where the hash is, or the free slot where it would be. */
    private int slot(byte[] hash) {
        var words = ByteBuffer.wrap(hash);
        var mixed = 0L;
        for (var factor : factors) {
            mixed = (mixed + words.getLong()) * factor;
            mixed ^= mixed >>> 32;
        }
        var slot = (int) mixed & slots.length - 1;
        while (slots[slot] != FREE && !hashes.holds(slots[slot], hash)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static int[] free(int length) {
        var slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
