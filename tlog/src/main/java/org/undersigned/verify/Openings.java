package org.undersigned.verify;

import java.util.BitSet;
import org.undersigned.tlog.Unproven;

/** The openings of a delivery, held one by one against the ledger at the entry of that delivery. */
final class Openings {

    private final Rules rules;
    private final Standing standing;
    private final Delivery delivery;
    private final HashIndex tags = new HashIndex();
    private final Hashes details = new Hashes();
    private final BitSet opened = new BitSet();
    private final BitSet disclosed = new BitSet();

    Openings(Rules rules, Standing standing, Delivery delivery) {
        this.rules = rules;
        this.standing = standing;
        this.delivery = delivery;
    }

    void open(Opening opening) {
        var index = opening.index();
        if (!standing.canBeOpened(index)) {
            throw new Unproven("opening.standing", index);
        }
        if (!rules.holds(index, opening.commitment(delivery.letterSha256(), delivery.petitionId()))) {
            throw new Unproven("opening.commitment", index);
        }
        if (opened.get((int) index)) {
            throw new Unproven("opening.twice", index);
        }
        if (!tags.put(opening.tag(), (int) index)) {
            throw new Unproven("opening.tag", index);
        }
        opened.set((int) index);
        details.put((int) index, opening.details());
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
        if (!opened.get((int) Math.min(index, Integer.MAX_VALUE)) || disclosed.get((int) index)) {
            throw new Unproven("disclosure.index", index);
        }
        if (!details.holds((int) index, disclosure.details())) {
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
}
