package org.undersigned.verify;

import java.nio.ByteBuffer;
import org.undersigned.tlog.Entry;

/** Fills the memory of a verifier as the largest ledger does, and then as the delivery of all its signatures. */
final class Largest {

    private Largest() {}

    public static void main(String[] arguments) {
        var rules = new Rules(Rules.MOST_ENTRIES);
        rules.add(new Entry.Genesis(hash(0), hash(0)));
        for (var number = 1; number < Rules.MOST_ENTRIES; number++) {
            rules.add(new Entry.Signature(hash(number)));
        }
        var standing = rules.standing();
        rules.room().forget();
        for (var number = 1; number < Rules.MOST_ENTRIES; number += 100) {
            if (!rules.room().put(hash(-number), number)) {
                throw new AssertionError("a tag that is new stands already");
            }
        }
        System.out.println(standing.count() + " stand");
    }

    private static byte[] hash(long number) {
        return ByteBuffer.allocate(32)
                .putLong(number * 0x9E3779B97F4A7C15L)
                .putLong(number)
                .array();
    }
}
