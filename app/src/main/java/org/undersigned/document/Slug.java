package org.undersigned.document;

import com.ibm.icu.text.Transliterator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A campaign's name in addresses: lower-case letters, digits and single hyphens between them, at most 60 characters. */
public record Slug(String value) {

    private static final int LONGEST = 60;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    private static final Transliterator LATIN = Transliterator.getInstance(
            "Any-Latin; NFD; [[:Nonspacing Mark:][:Modifier Letter:]['’]] Remove; Latin-ASCII; Lower; [[']] Remove");

    public Slug {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    /** Empty when the title holds nothing that could be written in Latin letters or digits. */
    public static Optional<Slug> from(String title) {
        var words = LATIN.transliterate(title).replaceAll("[^a-z0-9]++", "-");
        var hyphenated = cut(trimmed(words));
        return isWellFormed(hyphenated) ? Optional.of(new Slug(hyphenated)) : Optional.empty();
    }

    public static boolean isWellFormed(String value) {
        return value.length() <= LONGEST && FORM.matcher(value).matches();
    }

    private static String cut(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = words.lastIndexOf('-', LONGEST);
        return words.substring(0, end > 0 ? end : LONGEST);
    }

    private static String trimmed(String words) {
        int start = words.startsWith("-") ? 1 : 0;
        int end = words.endsWith("-") ? words.length() - 1 : words.length();
        return start < end ? words.substring(start, end) : "";
    }

    @Override
    public String toString() {
        return value;
    }
}
