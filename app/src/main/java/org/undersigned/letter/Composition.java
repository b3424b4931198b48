package org.undersigned.letter;

import java.awt.Color;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undersigned.letter.Row.Rule;
import org.undersigned.letter.Row.Words;

/** The letter set in rows, from the letterhead to the foot of its last page. */
final class Composition {

    static final float MARGIN = 96;
    static final float MEASURE = Press.WIDTH - 2 * MARGIN;

    private static final float HANG = 11;
    private static final Style TEXT = new Style(Voice.SERIF, 11, 16.5f, Ink.BLACK);

    /** How a text looks. */
    record Style(Voice voice, float size, float leading, Color colour) {}

    private final LetterSheet sheet;
    private final Locale locale;
    private final boolean rightToLeft;
    private final List<Row> rows = new ArrayList<>();
    private int substitutes;

    Composition(LetterSheet sheet) {
        this.sheet = sheet;
        this.locale = sheet.locale();
        this.rightToLeft = Direction.of(locale) == Direction.RIGHT_TO_LEFT;
        letterhead();
        addressed();
        sheet.opening().forEach(text -> paragraph(text, TEXT, 9, false));
        demands();
        sheet.closing().forEach(text -> paragraph(text, TEXT, 9, false));
        signature();
        var foot = new Foot(sheet);
        rows.add(foot.row());
        substitutes += foot.substitutes();
    }

    List<Row> rows() {
        return rows;
    }

    int substitutes() {
        return substitutes;
    }

    private void letterhead() {
        paragraph(sheet.organisation(), new Style(Voice.SERIF_BOLD, 14, 18, Ink.BLACK), 0, false);
        lines(sheet.letterhead(), new Style(Voice.SANS, 8, 11.5f, Ink.SOFT), 3);
        rows.add(Row.of(0, 13, true, new Rule(Ink.WAX, rightToLeft ? Press.WIDTH - MARGIN - 40 : MARGIN, 0, 40, 1)));
    }

    private void addressed() {
        paragraph(sheet.date(), TEXT, 26, true);
        lines(sheet.address(), TEXT, 18);
        paragraph(sheet.title(), new Style(Voice.SERIF_BOLD, 15, 20, Ink.BLACK), 28, true, Tag.heading());
        paragraph(sheet.salutation(), TEXT, 12, true);
    }

    private void demands() {
        var list = Tag.list();
        var numbers = NumberFormat.getIntegerInstance(locale);
        for (var i = 0; i < sheet.demands().size(); i++) {
            var item = list.within("LI");
            var label = item.within("Lbl");
            var first = rows.size();
            paragraph(sheet.demands().get(i), TEXT, i == 0 ? 11 : 7, i == 0, item.within("LBody"));
            hang(numbers.format(i + 1), first, label);
        }
    }

    /** Puts the number before the text, as it is read first, and outside the measure, so that all text stands on one edge. */
    private void hang(String number, int first, Tag label) {
        if (first == rows.size()) {
            return;
        }
        var line = Line.of(Voice.SERIF_BOLD, number);
        var width = line.width() * TEXT.size() / Fonts.EM;
        var x = rightToLeft ? Press.WIDTH - MARGIN + HANG : MARGIN - HANG - width;
        var row = rows.get(first);
        var drawn = new ArrayList<Row.Drawn>(List.of(new Words(line, TEXT.size(), Ink.WAX, x, 0, label)));
        drawn.addAll(row.drawn());
        rows.set(first, new Row(row.space(), row.leading(), row.glued(), false, drawn));
    }

    private void signature() {
        paragraph(sheet.undersigned(), new Style(Voice.SERIF_ITALIC, 11, 16.5f, Ink.BLACK), 20, true);
        glued(sheet.count(), new Style(Voice.SERIF_BOLD, 11, 16.5f, Ink.BLACK), 6);
        glued(names(), new Style(Voice.SERIF, 10, 15, Ink.SOFT), 5);
    }

    /** Each name keeps its own direction. */
    private String names() {
        return String.join(
                " · ",
                sheet.signers().stream().map(n -> '\u2068' + n + '\u2069').toList());
    }

    private void lines(List<String> texts, Style style, float space) {
        for (var i = 0; i < texts.size(); i++) {
            paragraph(texts.get(i), style, i == 0 ? space : 0, true);
        }
    }

    private void paragraph(String text, Style style, float space, boolean glued) {
        paragraph(text, style, space, glued, Tag.paragraph());
    }

    private void glued(String text, Style style, float space) {
        var first = rows.size();
        paragraph(text, style, space, true);
        for (var i = first; i < rows.size(); i++) {
            var row = rows.get(i);
            rows.set(i, new Row(row.space(), row.leading(), true, false, row.drawn()));
        }
    }

    /** No page ends with the first line of a paragraph or begins with its last. */
    private void paragraph(String text, Style style, float space, boolean glued, Tag tag) {
        if (text.isBlank()) {
            return;
        }
        var paragraph = Paragraph.of(style.voice(), text, style.size(), MEASURE, locale);
        substitutes += paragraph.substitutes();
        var count = paragraph.lines().size();
        for (var i = 0; i < count; i++) {
            var x = start(paragraph, i, style.size());
            var words = new Words(paragraph.lines().get(i), style.size(), style.colour(), x, 0, tag);
            var stays = i == 0 ? glued : i == 1 || i == count - 1;
            rows.add(Row.of(i == 0 ? space : 0, style.leading(), stays, words));
        }
    }

    private static float start(Paragraph paragraph, int line, float size) {
        return paragraph.rightToLeft()
                ? Press.WIDTH - MARGIN - paragraph.lines().get(line).width() * size / Fonts.EM
                : MARGIN;
    }
}
