package org.undersigned.bench;

import java.util.function.Supplier;

/**
 * Two that stand against each other, each as often as the other and in short turns: what else the machine does changes within seconds,
 * and both are to have their share of it.
 *
 * @param best what ours is held against
 */
record ByTurns<B extends ByTurns.Sum<B>, O extends ByTurns.Sum<O>>(B best, O ours) {

    /** What several turns came to. */
    interface Sum<S> {

        S and(S other);
    }

    static <B extends Sum<B>, O extends Sum<O>> ByTurns<B, O> of(int turns, Supplier<B> best, Supplier<O> ours) {
        var first = new ByTurns<>(best.get(), ours.get());
        return turns == 1 ? first : first.and(of(turns - 1, best, ours));
    }

    private ByTurns<B, O> and(ByTurns<B, O> other) {
        return new ByTurns<>(best.and(other.best), ours.and(other.ours));
    }
}
