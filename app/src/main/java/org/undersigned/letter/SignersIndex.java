package org.undersigned.letter;

import java.awt.Color;
import java.text.Bidi;
import org.undersigned.letter.Breaks.Ending;

/** The names of one volume, set down the columns of its pages as they come. */
final class SignersIndex {

    private static final int COLUMNS = 4;
    private static final float MARGIN = 48;
    private static final float GUTTER = 12;
    private static final float COLUMN = (Press.WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS;
    private static final float MEASURE = Press.WIDTH - 2 * MARGIN;
    private static final float SIZE = 8;
    private static final float LEADING = 10.9f;
    private static final float HEAD = Press.HEIGHT - 44;
    private static final float TOP = Press.HEIGHT - 72;
    private static final float BOTTOM = 64;
    private static final float FOOT = 36;

    private final Press press;
    private final SignersSheet sheet;
    private final String volume;
    private final boolean rightToLeft;
    private final int pages;
    private float top;
    private int rows;
    private int place;
    private long substitutes;

    /** @param volume which volume this is; empty when there is only one */
    SignersIndex(Press press, SignersSheet sheet, String volume, int names) {
        this.press = press;
        this.sheet = sheet;
        this.volume = volume;
        this.rightToLeft = Direction.of(sheet.locale()) == Direction.RIGHT_TO_LEFT;
        begin(heading());
        this.pages = 1 + Math.ceilDiv(Math.max(0, names - rows * COLUMNS), COLUMNS * rowsBelow(TOP));
        foot();
    }

    void add(String name) {
        if (place == rows * COLUMNS) {
            press.nextPage();
            begin(runningHead());
            foot();
        }
        var fitted = Fitted.of(Voice.SANS, name, SIZE, COLUMN);
        substitutes += fitted.line().substitutes();
        var column = place / rows;
        var x = MARGIN + column * (COLUMN + GUTTER);
        write(fitted.line(), fitted.size(), Ink.BLACK, rightToLeft ? Press.WIDTH - x : x, top - place % rows * LEADING);
        place++;
    }

    long substitutes() {
        return substitutes;
    }

    private void begin(float top) {
        this.top = top;
        this.rows = rowsBelow(top);
        this.place = 0;
    }

    private static int rowsBelow(float top) {
        return 1 + (int) ((top - BOTTOM) / LEADING);
    }

    /** Where the names begin beneath it. */
    private float heading() {
        var y = Press.HEIGHT - 72;
        y = paragraph(Voice.SERIF_BOLD, sheet.title(), 17, 22, Ink.BLACK, y) - 4;
        y = paragraph(Voice.SERIF, sheet.summary(), 10, 14, Ink.SOFT, y);
        if (!volume.isEmpty()) {
            y = paragraph(Voice.SERIF_ITALIC, volume, 10, 14, Ink.SOFT, y);
        }
        rule(Ink.WAX, 1, y, 40);
        return y - 30;
    }

    private float runningHead() {
        var fitted = Fitted.of(Voice.SANS, headLine(), 7.5f, MEASURE);
        write(fitted.line(), fitted.size(), Ink.SOFT, rightToLeft ? Press.WIDTH - MARGIN : MARGIN, HEAD);
        rule(Ink.RULE, 0.5f, HEAD - 7, MEASURE);
        return TOP;
    }

    private String headLine() {
        return volume.isEmpty() ? sheet.runningHead() : sheet.runningHead() + " · " + volume;
    }

    private void foot() {
        var line = Line.of(Voice.SANS, sheet.page().of(press.pages(), pages), base());
        new Pen(press.page()).write(line, 7.5f, Ink.SOFT, (Press.WIDTH - line.width() * 7.5f / Fonts.EM) / 2, FOOT);
    }

    private float paragraph(Voice voice, String text, float size, float leading, Color colour, float y) {
        var below = y;
        for (var line : Paragraph.of(voice, text, size, MEASURE, Ending.EVEN, sheet.locale())
                .lines()) {
            write(line, size, colour, rightToLeft ? Press.WIDTH - MARGIN : MARGIN, below);
            below -= leading;
        }
        return below;
    }

    /** @param x the edge at which reading begins */
    private void write(Line line, float size, Color colour, float x, float y) {
        new Pen(press.page()).write(line, size, colour, rightToLeft ? x - line.width() * size / Fonts.EM : x, y);
    }

    private void rule(Color colour, float weight, float y, float length) {
        new Pen(press.page()).rule(colour, rightToLeft ? Press.WIDTH - MARGIN - length : MARGIN, y, length, weight);
    }

    private int base() {
        return rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    }
}
