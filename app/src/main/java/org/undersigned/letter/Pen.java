package org.undersigned.letter;

import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfGlyphArray;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/**
 * Writes lines on a page, glyph by glyph as the JDK laid them out, in the order of reading. Where the glyphs alone don't
 * tell the text it is written beside them ({@code /ActualText}), so that it can be searched, copied and read aloud.
 */
final class Pen {

    private static final PdfName SPAN = new PdfName("Span");
    private static final PdfName ACTUAL_TEXT = new PdfName("ActualText");

    /** Less than this, in thousandths of the em, is a rounding error and not kerning. */
    private static final float UNSEEN = 0.5f;

    private final PdfContentByte page;

    Pen(PdfContentByte page) {
        this.page = page;
    }

    void write(Line line, float size, Color colour, float x, float y) {
        page.beginText();
        page.setColorFill(colour);
        for (var run : line.runs()) {
            page.setFontAndSize(run.glyphs().face().paper(), size);
            write(run.glyphs(), size, x + run.x() * size / Fonts.EM, y);
        }
        page.endText();
    }

    void rule(Color colour, float x, float y, float length, float weight) {
        page.setColorFill(colour);
        page.rectangle(x, y, length, weight);
        page.fill();
    }

    void code(Seal seal, float x, float y, float width) {
        page.setColorFill(Ink.BLACK);
        var module = width / seal.modules();
        seal.dark().stream().forEach(i -> {
            var row = i / seal.modules();
            page.rectangle(x + i % seal.modules() * module, y + width - (row + 1) * module, module, module);
        });
        page.fill();
    }

    private void write(Glyphs run, float size, float x, float y) {
        if (run.rightToLeft()) {
            writeClusters(run, size, x, y);
        } else if (run.tellTheText()) {
            show(run, 0, run.count(), size, x, y);
        } else {
            beginSpan(run.text());
            show(run, 0, run.count(), size, x, y);
            page.endMarkedContentSequence();
        }
    }

    /**
     * From the right, each character its own span: readers take a span's text from left to right. Its marks get a span
     * without text, as they would move the end of the character's own, which readers look at to find the spaces.
     */
    private void writeClusters(Glyphs run, float size, float x, float y) {
        for (var end = run.count(); end > 0; ) {
            var start = run.startOfCluster(end - 1);
            var base = run.widest(start, end);
            beginSpan(run.textOfCluster(base));
            show(run, base, base + 1, size, x, y);
            page.endMarkedContentSequence();
            if (end - start > 1) {
                beginSpan("");
                show(run, start, base, size, x, y);
                show(run, base + 1, end, size, x, y);
                page.endMarkedContentSequence();
            }
            end = start;
        }
    }

    private void show(Glyphs run, int from, int to, float size, float x, float y) {
        var level = new PdfGlyphArray();
        var expected = Float.NaN;
        for (var i = from; i < to; i++) {
            if (!run.draws(i)) {
                continue;
            }
            if (run.y()[i] != 0 || Float.isNaN(expected)) {
                flush(level);
                page.setTextMatrix(x + run.x()[i] * size / Fonts.EM, y - run.y()[i] * size / Fonts.EM);
            } else if (Math.abs(run.x()[i] - expected) > UNSEEN) {
                level.add(expected - run.x()[i]);
            }
            level.add(run.codes()[i]);
            expected = run.y()[i] == 0 ? run.x()[i] + run.advances()[i] : Float.NaN;
        }
        flush(level);
    }

    private void flush(PdfGlyphArray glyphs) {
        page.showText(glyphs);
        glyphs.clear();
    }

    private void beginSpan(String text) {
        var properties = new PdfDictionary();
        properties.put(ACTUAL_TEXT, new PdfString(text, PdfObject.TEXT_UNICODE));
        page.beginMarkedContentSequence(SPAN, properties, true);
    }
}
