package org.undersigned.site;

import java.util.Optional;

/**
 * How many have signed and how many are hoped for.
 *
 * @param size of the ledger that says so
 * @param live the address of {@code count.json}, if it may still grow
 */
public record Tally(long count, long size, Optional<Long> goal, Optional<String> live) {

    public boolean reached() {
        return goal.isPresent() && count >= goal.get();
    }

    /** The filled part of the bar; never more than the whole. */
    public long filled() {
        return Math.min(count, goal.orElse(count));
    }

    /** Below two the words around the number would have to change with it, so it is left alone. */
    public Optional<String> refreshed() {
        return count < 2 ? Optional.empty() : live;
    }
}
