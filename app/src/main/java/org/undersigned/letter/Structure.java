package org.undersigned.letter;

import java.util.IdentityHashMap;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfWriter;

/** The parts of a PDF in the order of reading, for those who have it read to them. */
final class Structure {

    private static final PdfName ARTIFACT = new PdfName("Artifact");

    private final PdfStructureElement document;
    private final Map<Tag, PdfStructureElement> elements = new IdentityHashMap<>();

    Structure(PdfWriter writer) {
        this.document = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    }

    void as(Tag tag, PdfContentByte page, Runnable drawing) {
        page.beginMarkedContentSequence(element(tag));
        drawing.run();
        page.endMarkedContentSequence();
    }

    /** What only dresses the page. */
    static void aside(PdfContentByte page, Runnable drawing) {
        page.beginMarkedContentSequence(ARTIFACT);
        drawing.run();
        page.endMarkedContentSequence();
    }

    private PdfStructureElement element(Tag tag) {
        var known = elements.get(tag);
        if (known != null) {
            return known;
        }
        var element = new PdfStructureElement(tag.parent().map(this::element).orElse(document), tag.role());
        elements.put(tag, element);
        return element;
    }
}
