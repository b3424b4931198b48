package org.undersigned.letter;

import java.awt.Font;
import org.openpdf.text.pdf.BaseFont;

/** One face of a font that we ship, for paper and for pictures. */
enum Face {
    SERIF("NotoSerif-Regular", Mapping.UNIQUE),
    SERIF_BOLD("NotoSerif-Bold", Mapping.UNIQUE),
    SERIF_ITALIC("NotoSerif-Italic", Mapping.UNIQUE),
    SANS("NotoSans-Regular", Mapping.UNIQUE),
    NASKH("NotoNaskhArabic-Regular", Mapping.SHARED),
    NASKH_BOLD("NotoNaskhArabic-Bold", Mapping.SHARED),
    ARABIC("NotoSansArabic-Regular", Mapping.SHARED),
    HEBREW("NotoSansHebrew-Regular", Mapping.UNIQUE),
    HEBREW_BOLD("NotoSansHebrew-Bold", Mapping.UNIQUE),
    DEVANAGARI_BOLD("NotoSansDevanagari-Bold", Mapping.UNIQUE),
    THAI("NotoSansThai-Regular", Mapping.UNIQUE),
    HAN("NotoSansSC-Regular", Mapping.SHARED),
    HANGUL("NotoSansKR-Regular", Mapping.SHARED);

    /** Whether a glyph tells which character it stands for, or several characters share it. */
    private enum Mapping {
        UNIQUE,
        SHARED
    }

    private final String file;
    private final Mapping mapping;

    Face(String name, Mapping mapping) {
        this.file = name + ".ttf";
        this.mapping = mapping;
    }

    String file() {
        return file;
    }

    boolean hasGlyphsOfOneCharacterEach() {
        return mapping == Mapping.UNIQUE;
    }

    boolean hasOldStyleFigures() {
        return this == SERIF || this == SERIF_BOLD || this == SERIF_ITALIC;
    }

    boolean draws(int codePoint) {
        return screen().canDisplay(codePoint);
    }

    /** At a size of {@link Fonts#EM}, with kerning and ligatures. */
    Font screen() {
        return Fonts.screen(this);
    }

    BaseFont paper() {
        return Fonts.paper(this);
    }
}
