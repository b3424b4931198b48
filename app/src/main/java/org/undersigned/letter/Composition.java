package org.undersigned.letter;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undersigned.letter.Row.Rule;
import org.undersigned.letter.Row.Words;
import org.undersigned.letter.Style.Side;

/** The letter set in rows, from the letterhead to the foot of its last page. */
final class Composition {

    static final float MARGIN = 96;
    static final float MEASURE = Press.WIDTH - 2 * MARGIN;

    private static final float HANG = 11;

    /** Arabic and Hebrew letters have no capitals and look smaller than they are. */
    private static final float RIGHT_TO_LEFT_SCALE = 1.1f;

    private final LetterSheet sheet;
    private final Locale locale;
    private final boolean rightToLeft;
    private final float scale;
    private final Style text;
    private final List<Row> rows = new ArrayList<>();
    private int substitutes;

    /** @param scale of all text and space, 1 being the usual */
    Composition(LetterSheet sheet, float scale) {
        this.sheet = sheet;
        this.locale = sheet.locale();
        this.rightToLeft = Direction.of(locale) == Direction.RIGHT_TO_LEFT;
        this.scale = rightToLeft ? scale * RIGHT_TO_LEFT_SCALE : scale;
        this.text = Style.of(Voice.SERIF, 11, 16.5f, Ink.BLACK);
        letterhead();
        addressed();
        sheet.opening().forEach(this::said);
        demands();
        sheet.closing().forEach(this::said);
        signature();
        foot();
    }

    List<Row> rows() {
        return rows;
    }

    int substitutes() {
        return substitutes;
    }

    private void letterhead() {
        paragraph(sheet.organisation(), Style.of(Voice.SERIF_BOLD, 14, 18, Ink.BLACK), 0, false);
        lines(sheet.letterhead(), Style.of(Voice.SANS, 8, 11.5f, Ink.SOFT), 3);
        rows.add(Row.of(0, 13, true, new Rule(Ink.WAX, rightToLeft ? Press.WIDTH - MARGIN - 40 : MARGIN, 0, 40, 1)));
    }

    private void addressed() {
        paragraph(sheet.date(), text, 26, true);
        lines(sheet.address(), text, 18);
        var title = Style.of(Voice.SERIF_BOLD, 15, 20, Ink.BLACK).even();
        paragraph(sheet.title(), title, 28, true, Tag.heading());
        paragraph(sheet.salutation(), text, 12, true);
    }

    private void said(String paragraph) {
        paragraph(paragraph, text.onItsOwnSide(), 9, false);
    }

    private void demands() {
        var list = Tag.list();
        var numbers = NumberFormat.getIntegerInstance(locale);
        for (var i = 0; i < sheet.demands().size(); i++) {
            var item = list.within("LI");
            var label = item.within("Lbl");
            var first = rows.size();
            paragraph(sheet.demands().get(i), text.onItsOwnSide(), i == 0 ? 11 : 7, i == 0, item.within("LBody"));
            if (first < rows.size()) {
                rows.set(first, numbered(rows.get(first), numbers.format(i + 1), label));
            }
        }
    }

    /** The number comes first, as it is read first, and stands outside the measure, so that all text keeps one edge. */
    private Row numbered(Row row, String number, Tag label) {
        var line = Line.of(Voice.SERIF_BOLD, number);
        var size = text.size() * scale;
        var x = rightToLeft ? Press.WIDTH - MARGIN + HANG : MARGIN - HANG - line.width() * size / Fonts.EM;
        return row.beginningWith(new Words(line, size, Ink.WAX, x, 0, label));
    }

    private void signature() {
        var first = rows.size();
        paragraph(sheet.undersigned(), Style.of(Voice.SERIF_ITALIC, 11, 16.5f, Ink.BLACK), 20, true);
        paragraph(sheet.count(), Style.of(Voice.SERIF_BOLD, 11, 16.5f, Ink.BLACK), 6, true);
        paragraph(names(), Style.of(Voice.SERIF, 10, 15, Ink.SOFT), 5, true);
        rows.subList(first, rows.size()).replaceAll(Row::kept);
    }

    /** Each name keeps its own direction. */
    private String names() {
        return String.join(
                " · ",
                sheet.signers().stream().map(n -> '\u2068' + n + '\u2069').toList());
    }

    private void foot() {
        var foot = new Foot(sheet);
        rows.add(foot.row());
        substitutes += foot.substitutes();
    }

    private void lines(List<String> texts, Style style, float space) {
        for (var i = 0; i < texts.size(); i++) {
            paragraph(texts.get(i), style, i == 0 ? space : 0, true);
        }
    }

    private void paragraph(String text, Style style, float space, boolean glued) {
        paragraph(text, style, space, glued, Tag.paragraph());
    }

    /** No page ends with the first line of a paragraph or begins with its last. */
    private void paragraph(String text, Style style, float space, boolean glued, Tag tag) {
        if (text.isBlank()) {
            return;
        }
        var scaled = style.scaled(scale);
        var paragraph = scaled.set(text, MEASURE, locale);
        substitutes += paragraph.substitutes();
        var fromRight = scaled.side() == Side.LETTER ? rightToLeft : paragraph.rightToLeft();
        var count = paragraph.lines().size();
        for (var i = 0; i < count; i++) {
            var line = paragraph.lines().get(i);
            var x = fromRight ? Press.WIDTH - MARGIN - line.width() * scaled.size() / Fonts.EM : MARGIN;
            var words = new Words(line, scaled.size(), scaled.colour(), x, 0, tag);
            rows.add(Row.of(
                    i == 0 ? space * scale : 0, scaled.leading(), i == 0 ? glued : i == 1 || i == count - 1, words));
        }
    }
}
