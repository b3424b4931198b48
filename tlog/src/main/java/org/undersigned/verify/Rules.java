package org.undersigned.verify;

import java.util.BitSet;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Unproven;

/** The rules of a whole ledger (ledger.md §3), held against one entry after another. */
final class Rules {

    /** More would not fit into the memory of a verifier. */
    static final int MOST_ENTRIES = 10_000_000;

    private final HashIndex commitments = new HashIndex();
    private final BitSet signatures = new BitSet();
    private final BitSet setAside = new BitSet();
    private final Standing standing = new Standing(new BitSet(), new BitSet());
    private int size;
    private long count;

    void add(Entry entry) {
        require(size < MOST_ENTRIES, "rule.size");
        require(entry instanceof Entry.Genesis == (size == 0), "rule.genesis");
        switch (entry) {
            case Entry.Genesis _ -> {}
            case Entry.Signature it -> sign(it.commitment());
            case Entry.Withdrawn it -> standing.counted().clear(counted(it.index()));
            case Entry.Invalidated it -> setAside(counted(it.index()));
            case Entry.Erased it -> erase(signature(it.index()));
            case Entry.Reinstated it -> reinstate(signature(it.index()));
            case Entry.Delivered it -> require(it.count() == count, "rule.delivered");
        }
        count += entry.change();
        size++;
    }

    long count() {
        return count;
    }

    int size() {
        return size;
    }

    Standing standing() {
        return standing.copy();
    }

    /** True when the entry at the index is a signature with this commitment. */
    boolean holds(long index, byte[] commitment) {
        return index < size && commitments.holds(commitment, (int) index);
    }

    private void sign(byte[] commitment) {
        require(commitments.put(commitment, size), "rule.commitment");
        signatures.set(size);
        standing.counted().set(size);
    }

    private void setAside(int index) {
        standing.counted().clear(index);
        setAside.set(index);
    }

    private void erase(int index) {
        require(!standing.erased().get(index), "rule.erased");
        standing.erased().set(index);
    }

    private void reinstate(int index) {
        require(setAside.get(index), "rule.reinstated");
        setAside.clear(index);
        standing.counted().set(index);
    }

    private int counted(long index) {
        require(standing.counted().get(signature(index)), "rule.counted");
        return (int) index;
    }

    private int signature(long index) {
        require(index < size && signatures.get((int) index), "rule.signature");
        return (int) index;
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw new Unproven(code);
        }
    }
}
