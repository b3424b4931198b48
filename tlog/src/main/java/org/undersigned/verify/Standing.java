package org.undersigned.verify;

import java.util.BitSet;

/** Which entries count at one size of a ledger, and whose personal data is gone. */
record Standing(BitSet counted, BitSet erased) {

    Standing copy() {
        return new Standing((BitSet) counted.clone(), (BitSet) erased.clone());
    }

    long count() {
        return counted.cardinality();
    }

    /** Those who count and can no longer be shown. */
    long hidden() {
        var hidden = (BitSet) counted.clone();
        hidden.and(erased);
        return hidden.cardinality();
    }

    boolean canBeOpened(long index) {
        return index < counted.size() && counted.get((int) index) && !erased.get((int) index);
    }
}
