package org.undersigned.verify;

import java.util.Arrays;
import java.util.BitSet;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Unproven;

/** The rules of a whole ledger (ledger.md §3), held against one entry after another. */
final class Rules {

    /** As many as are held in a heap of 448 MiB, with any of Java's collectors. */
    static final int MOST_ENTRIES = 7_500_000;

    /** What a collector that keeps a third for new objects leaves to the old ones, in percent, and a little less. */
    private static final int USABLE = 65;

    private final HashIndex commitments;
    private final BitSet signatures;
    private final BitSet setAside;
    private final Standing standing;
    private byte[] textHash = {};
    private int size;
    private long count;

    /** All memory is taken here, so that a ledger which does not fit is refused before it is read. */
    Rules(long entries) {
        require(entries <= MOST_ENTRIES, "rule.size");
        var most = (int) entries;
        require(bytes(most) <= Runtime.getRuntime().maxMemory() / 100 * USABLE, "rule.memory");
        commitments = new HashIndex(most);
        signatures = new BitSet(most);
        setAside = new BitSet(most);
        standing = new Standing(new BitSet(most), new BitSet(most));
    }

    /** Eight bits for each entry beside the table: four here, and as many for a delivery. */
    static long bytes(int most) {
        return HashIndex.bytes(most) + most;
    }

    void add(Entry entry) {
        require(entry instanceof Entry.Genesis == (size == 0), "rule.genesis");
        switch (entry) {
            case Entry.Genesis it -> textHash = it.textHash();
            case Entry.Signature it -> sign(it.commitment());
            case Entry.Withdrawn it -> standing.counted().clear(counted(it.index()));
            case Entry.Invalidated it -> setAside(counted(it.index()));
            case Entry.Erased it -> erase(signature(it.index()));
            case Entry.Reinstated it -> reinstate(signature(it.index()));
            case Entry.Delivered it -> deliver(it);
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
        return index < size && signatures.get((int) index) && commitments.holds(commitment, (int) index);
    }

    /** The table of a ledger that was read to its end, for whoever needs its room. */
    HashIndex room() {
        return commitments;
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

    /** A changed text is another ledger. */
    private void deliver(Entry.Delivered delivered) {
        require(delivered.count() == count, "rule.delivered");
        require(Arrays.equals(delivered.letterHash(), textHash), "rule.letter");
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
