package org.undersigned.letter;

import java.text.BreakIterator;
import java.util.Locale;

/** A line brought to a width: set smaller where that is enough, else cut, which an ellipsis shows. */
record Fitted(Line line, float size) {

    /** The smallest that a line is set, of the size it should have. */
    private static final float SMALLEST = 0.8f;

    /** No line that long fits anything; the rest is not worth shaping. */
    private static final int LONGEST = 300;

    static Fitted of(Voice voice, String raw, float size, float width) {
        var line = Line.of(voice, raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw);
        var needed = line.width() * size / Fonts.EM;
        if (needed <= width) {
            return new Fitted(line, size);
        }
        var fitting = size * width / needed;
        if (fitting >= size * SMALLEST) {
            return new Fitted(line, fitting);
        }
        return new Fitted(cut(voice, raw, width / (size * SMALLEST) * Fonts.EM), size * SMALLEST);
    }

    private static Line cut(Voice voice, String raw, float width) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(raw);
        var fits = 0;
        var tooLong = Math.min(raw.length(), LONGEST);
        while (tooLong - fits > 1) {
            var middle = (fits + tooLong) / 2;
            if (Line.of(voice, upTo(characters, raw, middle)).width() <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return Line.of(voice, upTo(characters, raw, fits));
    }

    private static String upTo(BreakIterator characters, String raw, int end) {
        var whole = characters.isBoundary(end) ? end : characters.preceding(end);
        return raw.substring(0, whole).stripTrailing() + '…';
    }
}
