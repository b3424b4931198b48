package org.undersigned.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word among some that someone most likely meant, by the fewest letters to change. */
final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {}

    /** Empty when none is near enough to be meant. */
    static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        var bare = bare(word);
        return candidates.stream()
                .filter(candidate -> distance(bare, bare(candidate)) <= (candidate.length() + 2) / 3)
                .min(Comparator.comparingInt((String candidate) -> distance(bare, bare(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
