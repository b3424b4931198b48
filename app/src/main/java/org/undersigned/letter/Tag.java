package org.undersigned.letter;

import java.util.Optional;
import org.openpdf.text.pdf.PdfName;

/** What a text is to someone who hears the letter read; each tag is one part of one letter, wherever its lines stand. */
final class Tag {

    private final PdfName role;
    private final Optional<Tag> parent;

    private Tag(String role, Optional<Tag> parent) {
        this.role = new PdfName(role);
        this.parent = parent;
    }

    static Tag heading() {
        return new Tag("H1", Optional.empty());
    }

    static Tag paragraph() {
        return new Tag("P", Optional.empty());
    }

    static Tag list() {
        return new Tag("L", Optional.empty());
    }

    Tag within(String part) {
        return new Tag(part, Optional.of(this));
    }

    PdfName role() {
        return role;
    }

    Optional<Tag> parent() {
        return parent;
    }
}
