package org.undersigned.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.undersigned.letter.PaperText;

/** The pack on Minister Mina's desk, as her staff reads it. */
record Handover(Path folder) {

    /** What stands on the letter's paper, its lines run together. */
    String letter() {
        return onPaper("letter.pdf");
    }

    String signersOnPaper() {
        return onPaper("signers.pdf");
    }

    List<String> signersTable() {
        return text("signers.csv").lines().toList();
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String onPaper(String file) {
        return String.join(" ", PaperText.lines(folder.resolve(file))).replaceAll("\\s+", " ");
    }
}
