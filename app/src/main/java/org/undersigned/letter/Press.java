package org.undersigned.letter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.locks.ReentrantLock;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** One PDF file while it is printed, page by page on A4, from opening it to closing it. */
final class Press implements AutoCloseable {

    static final float WIDTH = PageSize.A4.getWidth();
    static final float HEIGHT = PageSize.A4.getHeight();

    /** Faces are shared between papers, and nothing promises that they can be used from two threads. */
    private static final ReentrantLock ONE_PAPER_AT_A_TIME = new ReentrantLock();

    /** What the file says about itself. */
    record Imprint(String title, String author, Locale locale, Instant made) {}

    private final OutputStream out;
    private final Document document = new Document(PageSize.A4, 0, 0, 0, 0);
    private final PdfWriter writer;
    private int pages = 1;

    /** Waits until no other paper is printed. */
    static Press open(Path file, Imprint imprint) throws IOException {
        ONE_PAPER_AT_A_TIME.lock();
        try {
            Fonts.restore();
            return new Press(file, imprint);
        } catch (IOException | RuntimeException e) {
            ONE_PAPER_AT_A_TIME.unlock();
            throw e;
        }
    }

    private Press(Path file, Imprint imprint) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        writer = PdfWriter.getInstance(document, out);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
        document.addTitle(imprint.title());
        document.addAuthor(imprint.author());
        document.addCreator("Undersigned");
        document.open();
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(imprint.locale().toLanguageTag()));
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(calendar(imprint.made())));
    }

    PdfContentByte page() {
        return writer.getDirectContent();
    }

    PdfWriter writer() {
        return writer;
    }

    int pages() {
        return pages;
    }

    void nextPage() {
        document.newPage();
        pages++;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            document.close();
        } finally {
            ONE_PAPER_AT_A_TIME.unlock();
        }
    }

    private static Calendar calendar(Instant instant) {
        var calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(instant.toEpochMilli());
        return calendar;
    }
}
