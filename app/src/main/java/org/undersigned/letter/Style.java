package org.undersigned.letter;

import java.awt.Color;
import java.util.Locale;
import org.undersigned.letter.Breaks.Ending;

/** How a kind of text looks on paper. */
record Style(Voice voice, float size, float leading, Color colour, Ending ending, Side side) {

    /** The edge that lines stand on. */
    enum Side {
        /** Where the letter's language begins its lines. */
        LETTER,
        /** Where the text itself begins its lines, such as a quotation in another language. */
        TEXT
    }

    static Style of(Voice voice, float size, float leading, Color colour) {
        return new Style(voice, size, leading, colour, Ending.FREE, Side.LETTER);
    }

    Style even() {
        return new Style(voice, size, leading, colour, Ending.EVEN, side);
    }

    Style onItsOwnSide() {
        return new Style(voice, size, leading, colour, ending, Side.TEXT);
    }

    Style scaled(float by) {
        return new Style(voice, size * by, leading * by, colour, ending, side);
    }

    Paragraph set(String text, float width, Locale locale) {
        return Paragraph.of(voice, text, size, width, ending, locale);
    }
}
