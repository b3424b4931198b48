package org.undersigned.letter;

import java.util.regex.Pattern;

/**
 * A text that can be drawn: a character that no face has is written out, as in {@code [U+1F600]}, so that nobody's name
 * loses a letter in silence.
 */
record Legible(String text, int substitutes) {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    static Legible in(Voice voice, String raw) {
        if (raw.codePoints().allMatch(c -> isDrawn(c, voice))) {
            return new Legible(raw, 0);
        }
        var text = new StringBuilder();
        var substitutes = 0;
        var clusters = CLUSTER.matcher(raw);
        while (clusters.find()) {
            substitutes += append(text, clusters.group(), voice);
        }
        return new Legible(text.toString(), substitutes);
    }

    private static int append(StringBuilder text, String cluster, Voice voice) {
        var base = cluster.codePointAt(0);
        if (!isDrawn(base, voice) && !isBlank(base) && !Character.isSpaceChar(base)) {
            // Joiners, colours and marks on what is not drawn would hang in the air.
            text.append(writtenOut(base));
            return 1;
        }
        var substitutes = 0;
        for (var c : cluster.codePoints().toArray()) {
            if (isDrawn(c, voice)) {
                text.appendCodePoint(c);
            } else if (isBlank(c) || Character.isSpaceChar(c)) {
                text.append(' ');
            } else {
                text.append(writtenOut(c));
                substitutes++;
            }
        }
        return substitutes;
    }

    private static boolean isDrawn(int c, Voice voice) {
        return !isBlank(c) && (isInvisible(c) || voice.faceFor(c).isPresent());
    }

    private static boolean isBlank(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Joiners, direction marks and variation selectors: they steer the drawing and are not drawn themselves. */
    static boolean isInvisible(int c) {
        return c == '\u00ad'
                || c == '\u034f'
                || c >= 0x200b && c <= 0x200f
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2060 && c <= 0x206f
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xfeff
                || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static String writtenOut(int c) {
        return "[U+%04X]".formatted(c);
    }
}
