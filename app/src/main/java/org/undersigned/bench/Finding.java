package org.undersigned.bench;

import java.util.List;

/**
 * One promise, and where it was broken. Nothing promised proves nothing, so that does not hold either.
 *
 * @param promise a sentence
 * @param of how often it was given
 * @param broken what is lost, named so that it can be looked for
 */
public record Finding(String promise, long of, List<String> broken) {

    private static final int SHOWN = 3;

    public Finding {
        broken = List.copyOf(broken);
    }

    public boolean holds() {
        return of > 0 && broken.isEmpty();
    }

    public String line() {
        return "%s: %s (%d, broken %d%s)".formatted(promise, holds() ? "yes" : "NO", of, broken.size(), examples());
    }

    private String examples() {
        return broken.isEmpty() ? "" : ": " + String.join("; ", broken.subList(0, Math.min(SHOWN, broken.size())));
    }
}
