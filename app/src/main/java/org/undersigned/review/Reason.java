package org.undersigned.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a signature is set aside; public, by the numbers of ledger.md §3. */
public enum Reason {
    BOUNCE(1),
    DISPOSABLE(2),
    DUPLICATE(3),
    AUTOMATION(4),
    OTHER(5);

    private final int number;

    Reason(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** By its word: bounce, disposable, duplicate, automation, other. */
    public static Optional<Reason> named(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    static Reason of(int number) {
        return Arrays.stream(values())
                .filter(reason -> reason.number == number)
                .findFirst()
                .orElseThrow();
    }
}
