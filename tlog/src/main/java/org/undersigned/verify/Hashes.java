package org.undersigned.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Millions of 32-byte hashes by number, in pages of 2 MiB. */
final class Hashes {

    private static final int LENGTH = 32;
    private static final int PAGE = 1 << 16;

    private final List<byte[]> pages = new ArrayList<>();

    void put(int number, byte[] hash) {
        while (pages.size() <= number / PAGE) {
            pages.add(new byte[PAGE * LENGTH]);
        }
        System.arraycopy(hash, 0, pages.get(number / PAGE), at(number), LENGTH);
    }

    byte[] get(int number) {
        return Arrays.copyOfRange(pages.get(number / PAGE), at(number), at(number) + LENGTH);
    }

    boolean holds(int number, byte[] hash) {
        return number / PAGE < pages.size()
                && Arrays.equals(pages.get(number / PAGE), at(number), at(number) + LENGTH, hash, 0, LENGTH);
    }

    private static int at(int number) {
        return number % PAGE * LENGTH;
    }
}
