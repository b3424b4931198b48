package org.undersigned.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.List;
import java.util.stream.DoubleStream;
import org.undersigned.letter.Press.Imprint;
import org.undersigned.letter.Row.Code;
import org.undersigned.letter.Row.Drawn;
import org.undersigned.letter.Row.Rule;
import org.undersigned.letter.Row.Words;

/** Prints a letter on A4: letterhead, the letter with its numbered demands, the count, and how to verify it. */
final class LetterPdf {

    private static final float FIRST_TOP = Press.HEIGHT - 78;
    private static final float TOP = Press.HEIGHT - 104;
    private static final float HEAD = Press.HEIGHT - 58;
    private static final float BOTTOM = 84;
    private static final float FOOT = 44;
    private static final float SMALL = 8;

    private final LetterSheet sheet;
    private final Press press;
    private final Structure structure;
    private final boolean rightToLeft;

    private LetterPdf(LetterSheet sheet, Press press) {
        this.sheet = sheet;
        this.press = press;
        this.structure = new Structure(press.writer());
        this.rightToLeft = Direction.of(sheet.locale()) == Direction.RIGHT_TO_LEFT;
    }

    static Printed write(LetterSheet sheet, Path file) {
        var imprint = new Imprint(sheet.title(), sheet.organisation(), sheet.locale(), sheet.made());
        try (var press = Press.open(file, imprint)) {
            var composition = composed(sheet);
            var pages = paged(composition);
            new LetterPdf(sheet, press).print(pages);
            return new Printed(List.of(file), pages.size(), composition.substitutes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Set a little smaller where that saves a page, which would hold little more than the signature. */
    private static Composition composed(LetterSheet sheet) {
        var usual = new Composition(sheet, 1);
        return DoubleStream.of(0.97, 0.94, 0.91)
                .mapToObj(scale -> new Composition(sheet, (float) scale))
                .filter(smaller -> paged(smaller).size() < paged(usual).size())
                .findFirst()
                .orElse(usual);
    }

    private static List<List<Row>> paged(Composition composition) {
        return new Pages(FIRST_TOP - BOTTOM, TOP - BOTTOM).of(composition.rows());
    }

    private void print(List<List<Row>> pages) {
        for (var i = 0; i < pages.size(); i++) {
            if (i > 0) {
                press.nextPage();
                Structure.aside(press.page(), this::runningHead);
            }
            print(pages.get(i), i == 0 ? FIRST_TOP : TOP);
            var number = sheet.page().of(i + 1, pages.size());
            Structure.aside(press.page(), () -> pageNumber(number));
        }
    }

    private void print(List<Row> rows, float top) {
        var base = top;
        for (var row : rows) {
            base -= row == rows.getFirst() ? Pages.headless(row) : row.depth();
            for (var drawn : row.drawn()) {
                draw(drawn, row.sinks() ? BOTTOM : base);
            }
        }
    }

    private void draw(Drawn drawn, float base) {
        var page = press.page();
        var pen = new Pen(page);
        switch (drawn) {
            case Words w ->
                structure.as(w.tag(), page, () -> pen.write(w.line(), w.size(), w.colour(), w.x(), base + w.rise()));
            case Rule r ->
                Structure.aside(page, () -> pen.rule(r.colour(), r.x(), base + r.rise(), r.length(), r.weight()));
            case Code c -> Structure.aside(page, () -> pen.code(c.seal(), c.x(), base + c.rise(), c.width()));
        }
    }

    private void runningHead() {
        var fitted = Fitted.of(Voice.SANS, sheet.runningHead(), SMALL, Composition.MEASURE);
        var width = fitted.line().width() * fitted.size() / Fonts.EM;
        var x = rightToLeft ? Press.WIDTH - Composition.MARGIN - width : Composition.MARGIN;
        var pen = new Pen(press.page());
        pen.write(fitted.line(), fitted.size(), Ink.SOFT, x, HEAD);
        pen.rule(Ink.RULE, Composition.MARGIN, HEAD - 8, Composition.MEASURE, 0.5f);
    }

    private void pageNumber(String text) {
        var base = rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
        var line = Line.of(Voice.SANS, text, base);
        var x = (Press.WIDTH - line.width() * SMALL / Fonts.EM) / 2;
        new Pen(press.page()).write(line, SMALL, Ink.SOFT, x, FOOT);
    }
}
