package org.undersigned.stories;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for what comes by itself, and not for ever. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Patience() {}

    /** What comes, once it is there. */
    static <T> T until(String what, Supplier<Optional<T>> there) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            var found = there.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
