package org.undersigned.letter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digits of a serif face as they sit in a sentence, with ascenders and descenders. The JDK lays out text without
 * optional OpenType features, so the font's own {@code onum} and {@code pnum} substitutions are read here.
 */
final class OldStyleFigures {

    private static final int SINGLE_SUBSTITUTION = 1;
    private static final int EXTENSION = 7;

    private final ByteBuffer table;
    private final Map<Integer, Integer> figures = new HashMap<>();

    private OldStyleFigures(ByteBuffer substitutions) {
        this.table = substitutions;
    }

    /** From the glyph of a lining figure to that of the proportional old-style one. */
    static Map<Integer, Integer> of(Face face) {
        var bytes = Fonts.table(face, "GSUB");
        var digits = face.screen().createGlyphVector(Fonts.EXACT, "0123456789");
        var result = new HashMap<Integer, Integer>();
        var oldStyle = new OldStyleFigures(bytes).feature("onum");
        var proportional = new OldStyleFigures(bytes).feature("pnum");
        for (var i = 0; i < digits.getNumGlyphs(); i++) {
            var lining = digits.getGlyphCode(i);
            Optional.ofNullable(oldStyle.get(lining))
                    .ifPresent(tabular -> result.put(lining, proportional.getOrDefault(tabular, tabular)));
        }
        return Map.copyOf(result);
    }

    private Map<Integer, Integer> feature(String tag) {
        var features = at(6);
        for (var i = 0; i < at(features); i++) {
            var record = features + 2 + 6 * i;
            if (tag.equals(tagAt(record))) {
                readFeature(features + at(record + 4));
                return figures;
            }
        }
        return figures;
    }

    private void readFeature(int feature) {
        var lookups = at(8);
        for (var i = 0; i < at(feature + 2); i++) {
            var lookup = lookups + at(lookups + 2 + 2 * at(feature + 4 + 2 * i));
            for (var k = 0; k < at(lookup + 4); k++) {
                readSubtable(at(lookup), lookup + at(lookup + 6 + 2 * k));
            }
        }
    }

    private void readSubtable(int type, int subtable) {
        if (type == EXTENSION) {
            readSubtable(at(subtable + 2), subtable + table.getInt(subtable + 4));
        } else if (type == SINGLE_SUBSTITUTION) {
            readCoverage(subtable, subtable + at(subtable + 2));
        }
    }

    private void readCoverage(int subtable, int coverage) {
        var byRange = at(coverage) == 2;
        for (var i = 0; i < at(coverage + 2); i++) {
            if (byRange) {
                var range = coverage + 4 + 6 * i;
                for (var glyph = at(range); glyph <= at(range + 2); glyph++) {
                    substitute(subtable, glyph, at(range + 4) + glyph - at(range));
                }
            } else {
                substitute(subtable, at(coverage + 4 + 2 * i), i);
            }
        }
    }

    private void substitute(int subtable, int glyph, int index) {
        var byDelta = at(subtable) == 1;
        figures.putIfAbsent(glyph, byDelta ? (glyph + at(subtable + 4)) & 0xffff : at(subtable + 6 + 2 * index));
    }

    private int at(int offset) {
        return Short.toUnsignedInt(table.getShort(offset));
    }

    private String tagAt(int offset) {
        var tag = new byte[4];
        table.get(offset, tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }
}
