package org.undersigned.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What a reader that honours {@code /ActualText} finds in a PDF: its lines in the order in which they would be read aloud. */
public final class PaperText extends PDFTextStripper {

    /** A line, the page it stands on, and its edges. */
    record Found(String text, int page, float left, float right) {}

    private final List<Found> lines = new ArrayList<>();
    private final List<Boolean> spans = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float left;
    private float right;

    private PaperText() throws IOException {
        addOperator(new BeginMarkedContentSequence(this));
        addOperator(new BeginMarkedContentSequenceWithProperties(this));
        addOperator(new EndMarkedContentSequence(this));
    }

    static List<Found> found(Path file) {
        try (var document = Loader.loadPDF(file.toFile())) {
            return found(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(Path file) {
        return found(file).stream().map(Found::text).toList();
    }

    private static List<Found> found(PDDocument document) throws IOException {
        var reader = new PaperText();
        reader.getText(document);
        return reader.lines;
    }

    @Override
    public void beginText() {
        line.setLength(0);
        left = Float.MAX_VALUE;
        right = 0;
    }

    @Override
    public void endText() {
        lines.add(new Found(line.toString(), getCurrentPageNo(), left, right));
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
        var replaced = properties != null && properties.containsKey(COSName.ACTUAL_TEXT);
        spans.add(replaced);
        if (replaced) {
            line.append(properties.getString(COSName.ACTUAL_TEXT));
        }
    }

    @Override
    public void endMarkedContentSequence() {
        spans.removeLast();
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        left = Math.min(left, glyph.getXDirAdj());
        right = Math.max(right, glyph.getXDirAdj() + glyph.getWidthDirAdj());
        if (!spans.contains(true)) {
            line.append(glyph.getUnicode());
        }
    }
}
