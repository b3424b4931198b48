package org.undersigned.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sign that starts an item of a list, in any of the ways people type or paste one, and what follows it. */
record Marker(Kind kind, String sign, int number, String rest) {

    enum Kind {
        NUMBER,
        LETTER,
        BULLET,
        /** A sign that word processors put before the points of a point. */
        LESSER_BULLET
    }

    private static final String BULLETS = "•·-*–+●‣➢➤✓✔❖‧∙⁃■";
    private static final String LESSER_BULLETS = "◦○▪▫□";
    private static final Pattern NUMBERED =
            Pattern.compile("\\(?(\\p{Nd}{1,3}+)(?:[º°ª]?[.)]+(?!\\p{Nd})|[º°ª:](?= |$)| [-–](?= ))(.*)");
    private static final Pattern LETTERED = Pattern.compile("\\(?([a-zA-Z]|[ivxIVX]{2,5})[.)]+(?= |$)(.*)");

    static Optional<Marker> of(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if ((BULLETS + LESSER_BULLETS).indexOf(text.charAt(0)) >= 0 && (text.length() == 1 || text.charAt(1) == ' ')) {
            var kind = BULLETS.indexOf(text.charAt(0)) >= 0 ? Kind.BULLET : Kind.LESSER_BULLET;
            return Optional.of(
                    new Marker(kind, text.substring(0, 1), 0, text.substring(1).strip()));
        }
        var numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            var digits = numbered.group(1);
            return Optional.of(new Marker(
                    Kind.NUMBER,
                    digits,
                    Integer.parseInt(digits),
                    numbered.group(2).strip()));
        }
        var lettered = LETTERED.matcher(text);
        return lettered.matches()
                ? Optional.of(new Marker(
                        Kind.LETTER,
                        lettered.group(1).toLowerCase(Locale.ROOT),
                        0,
                        lettered.group(2).strip()))
                : Optional.empty();
    }

    /** True of what can only be the first item: 1, a, i. */
    boolean isFirst() {
        return switch (kind) {
            case NUMBER -> number == 1;
            case LETTER -> sign.equals("a") || sign.equals("i");
            case BULLET, LESSER_BULLET -> false;
        };
    }
}
