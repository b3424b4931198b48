package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a letter: light to load, and on paper the letter alone. */
class ActionPageTest {

    @Test
    void with_all_that_it_loads_it_weighs_less_than_sixty_kilobytes() {
        try (var sam = Sam.onAPhone()) {
            var loaded = new ArrayList<Request>();
            sam.page().onRequestFinished(loaded::add);

            sam.opens(Stage.BEES);
            sam.page().waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(loaded).extracting(Request::resourceType).contains("document", "stylesheet", "script");
            // Asking for a size lets other requests finish meanwhile.
            assertThat(List.copyOf(loaded).stream()
                            .mapToInt(ActionPageTest::weight)
                            .sum())
                    .isLessThan(60_000);
        }
    }

    @Test
    void it_prints_as_the_letter(@TempDir Path folder) throws IOException {
        try (var sam = Sam.onAPhone()) {
            sam.opens(Stage.BEES);

            sam.page().pdf(new PdfOptions().setFormat("A4").setPath(Barriers.kept("print.pdf", folder)));

            assertThat(printed(Barriers.kept("print.pdf", folder)))
                    .contains(Ada.TITLE, "Dear Minister Mina,", "We, the undersigned")
                    .contains(Ada.DEMANDS)
                    .doesNotContain("Your name", "SIGN THIS PETITION", "What happens to your data");
        }
    }

    private static int weight(Request request) {
        var sizes = request.sizes();
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }

    private static String printed(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
