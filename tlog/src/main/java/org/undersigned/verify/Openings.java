package org.undersigned.verify;

import java.util.BitSet;
import org.undersigned.tlog.Unproven;

/**
 * The openings of a delivery, held one by one against the ledger at the entry of that delivery. The ledger's own table serves
 * it: a commitment that is opened makes room for its tag, and a tag that stands once for the details.
 */
final class Openings {

    private final Rules rules;
    private final Standing standing;
    private final Delivery delivery;
    private final HashIndex hashes;
    private final BitSet opened;
    private final BitSet disclosed;

    Openings(Rules rules, Standing standing, Delivery delivery) {
        this.rules = rules;
        this.standing = standing;
        this.delivery = delivery;
        opened = new BitSet(rules.size());
        disclosed = new BitSet(rules.size());
        hashes = rules.room();
        hashes.forget();
    }

    void open(Opening opening) {
        var index = opening.index();
        if (!standing.canBeOpened(index)) {
            throw new Unproven("opening.standing", index);
        }
        if (opened.get((int) index)) {
            throw new Unproven("opening.twice", index);
        }
        if (!rules.holds(index, opening.commitment(delivery.letterSha256(), delivery.petitionId()))) {
            throw new Unproven("opening.commitment", index);
        }
        if (!hashes.put(opening.tag(), (int) index)) {
            throw new Unproven("opening.tag", index);
        }
        opened.set((int) index);
    }

    /** Once all are opened: what a disclosure of this one must show. */
    void expect(Opening opening) {
        if (!isOpened(opening.index())) {
            throw new Unproven("opening.standing", opening.index());
        }
        hashes.replace(opening.details(), (int) opening.index());
    }

    void checkCount() {
        if (standing.hidden() != delivery.erased()) {
            throw new Unproven("delivery.erased", delivery.erased(), standing.hidden());
        }
        if (opened() + delivery.erased() != delivery.count()) {
            throw new Unproven("delivery.count", opened(), delivery.erased(), delivery.count());
        }
    }

    void disclose(Disclosure disclosure) {
        var index = disclosure.index();
        if (!isOpened(index) || disclosed.get((int) index)) {
            throw new Unproven("disclosure.index", index);
        }
        if (!hashes.holds(disclosure.details(), (int) index)) {
            throw new Unproven("disclosure.details", index);
        }
        disclosed.set((int) index);
    }

    long opened() {
        return opened.cardinality();
    }

    long disclosed() {
        return disclosed.cardinality();
    }

    private boolean isOpened(long index) {
        return opened.get((int) Math.min(index, Integer.MAX_VALUE));
    }
}
