package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.Application;
import org.undersigned.command.Commands;

/** What was mirrored can be read and checked when its host is gone. */
class MirrorTest {

    @TempDir
    private Path folder;

    @Test
    void a_reader_opens_it_from_a_folder_and_asks_nobody() {
        new Ada(Stage.HOST).publishes("bees-mirrored");
        try (var sam = Sam.onAPhone()) {
            sam.stands("/campaigns/bees-mirrored", Sam.NAME, "my name");
        }
        assertThat(Stage.HOST.command("mirror", "bees-mirrored", "--out", folder.toString()))
                .isZero();

        var asked = new ArrayList<String>();
        try (var context = Stage.BROWSER.newContext();
                var page = context.newPage()) {
            page.onRequest((Request request) -> asked.add(request.url()));
            page.onConsoleMessage(message -> {
                // What looks for barriers asks for the stylesheet once more, which no page from a folder may.
                if (!message.text().startsWith("Failed to load resource")) {
                    asked.add(message.text());
                }
            });
            page.onPageError(asked::add);
            page.navigate(folder.resolve("index.html").toUri().toString());
            assertThat(page.locator("main").innerText())
                    .contains("A copy for keeping", Stage.HOST.authority(), Sam.NAME, Ada.DEMANDS.getFirst());
            assertThat(page.locator("body").evaluate("body => getComputedStyle(body).fontFamily"))
                    .isNotEqualTo("Times New Roman");
            assertThat(Barriers.on(page, "mirror-action")).isEmpty();
            page.navigate(folder.resolve("integrity.html").toUri().toString());
            assertThat(page.locator("main").innerText()).contains("verify log log");
            assertThat(Barriers.on(page, "mirror-integrity")).isEmpty();
            page.locator(".kicker a").click();
            assertThat(page.url()).endsWith("index.html");
        }

        assertThat(asked).isNotEmpty().allSatisfy(address -> assertThat(address).startsWith("file:"));
        assertThat(Commands.run(
                        Application.class,
                        "verify",
                        "log",
                        folder.resolve("log").toString()))
                .isZero();
    }
}
