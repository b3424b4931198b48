package org.undersigned.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.undersigned.document.CampaignDocument;

/** The letter as it would be, before anything is published. */
public final class Preview {

    private Preview() {}

    public static void write(CampaignDocument document, Path folder, Instant now) {
        try {
            Files.write(folder.resolve("letter.txt"), document.text().bytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        LetterPdf.write(Sheets.preview(document, now), folder.resolve("letter.pdf"));
    }
}
