package org.undersigned.letter;

import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A run of text in one face and one direction, shaped: glyphs from left to right, each with its place and the character
 * it comes from. Lengths are thousandths of the em; {@code x} has one more element, the run's end.
 */
record Glyphs(
        Face face,
        String text,
        boolean rightToLeft,
        int[] codes,
        float[] x,
        float[] y,
        float[] advances,
        int[] characters) {

    private static final int FIRST_OF_NO_GLYPH = 0xfffe;

    static Glyphs of(Face face, String text, boolean rightToLeft) {
        var flags = rightToLeft ? java.awt.Font.LAYOUT_RIGHT_TO_LEFT : java.awt.Font.LAYOUT_LEFT_TO_RIGHT;
        var characters = text.toCharArray();
        var shaped = face.screen().layoutGlyphVector(Fonts.EXACT, characters, 0, characters.length, flags);
        var count = shaped.getNumGlyphs();
        var places = shaped.getGlyphPositions(0, count + 1, null);
        var glyphs = new Glyphs(
                face,
                text,
                rightToLeft,
                shaped.getGlyphCodes(0, count, null),
                every(2, 0, places),
                every(2, 1, places),
                new float[count],
                shaped.getGlyphCharIndices(0, count, null));
        glyphs.measureAdvances();
        glyphs.takeOldStyleFigures();
        return glyphs;
    }

    int count() {
        return codes.length;
    }

    float width() {
        return x[count()];
    }

    boolean draws(int glyph) {
        return codes[glyph] < FIRST_OF_NO_GLYPH;
    }

    /** True where the glyphs alone tell the text, character by character. */
    boolean tellTheText() {
        return face.hasGlyphsOfOneCharacterEach()
                && !rightToLeft
                && count() == text.length()
                && Arrays.equals(codes, unshaped().getGlyphCodes(0, count(), null));
    }

    /** The first of the glyphs that share this one's character, marks being part of the character that bears them. */
    int startOfCluster(int glyph) {
        var start = glyph;
        while (start > 0 && bearer(start - 1) == bearer(glyph)) {
            start--;
        }
        return start;
    }

    /** What the glyphs of one character stand for: up to the next character that has glyphs of its own. */
    String textOfCluster(int glyph) {
        var start = bearer(glyph);
        var end = IntStream.range(0, count())
                .map(this::bearer)
                .filter(c -> c > start)
                .min()
                .orElse(text.length());
        return text.substring(start, end);
    }

    int widest(int from, int to) {
        var widest = from;
        for (var i = from; i < to; i++) {
            widest = advances[i] > advances[widest] ? i : widest;
        }
        return widest;
    }

    /** For pictures. */
    Shape outline() {
        var vector = face.screen().createGlyphVector(Fonts.EXACT, codes);
        for (var i = 0; i < count(); i++) {
            vector.setGlyphPosition(i, new Point2D.Float(x[i], y[i]));
        }
        return vector.getOutline();
    }

    private int bearer(int glyph) {
        var character = characters[glyph];
        while (character > 0 && Character.getType(text.charAt(character)) == Character.NON_SPACING_MARK) {
            character--;
        }
        return character;
    }

    private void measureAdvances() {
        var natural = face.screen().createGlyphVector(Fonts.EXACT, codes).getGlyphPositions(0, count() + 1, null);
        for (var i = 0; i < count(); i++) {
            advances[i] = natural[2 * i + 2] - natural[2 * i];
        }
    }

    private void takeOldStyleFigures() {
        var figures = Fonts.oldStyleFigures(face);
        if (figures.isEmpty() || IntStream.of(codes).noneMatch(figures::containsKey)) {
            return;
        }
        var kerned = new float[count()];
        for (var i = 0; i < count(); i++) {
            kerned[i] = x[i + 1] - x[i] - advances[i];
            var figure = figures.get(codes[i]);
            if (figure != null && !standsAmongCapitals(characters[i])) {
                codes[i] = figure;
            }
        }
        measureAdvances();
        for (var i = 0; i < count(); i++) {
            x[i + 1] = x[i] + advances[i] + kerned[i];
        }
    }

    /** As in a postcode or a reference, where figures that reach below the line look small beside the letters. */
    private boolean standsAmongCapitals(int character) {
        var start = text.lastIndexOf(' ', character) + 1;
        var end = text.indexOf(' ', character);
        return text.substring(start, end < 0 ? text.length() : end).chars().anyMatch(Character::isUpperCase);
    }

    private GlyphVector unshaped() {
        return face.screen().createGlyphVector(Fonts.EXACT, text);
    }

    private static float[] every(int step, int first, float[] values) {
        var result = new float[(values.length - first + step - 1) / step];
        for (var i = 0; i < result.length; i++) {
            result[i] = values[first + step * i];
        }
        return result;
    }
}
