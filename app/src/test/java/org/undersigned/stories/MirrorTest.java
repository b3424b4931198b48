package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            page.onConsoleMessage(message -> asked.add(message.text()));
            page.onPageError(asked::add);
            page.navigate(file("index.html"));
            assertThat(page.locator("main").innerText())
                    .contains("A copy for keeping", Stage.HOST.authority(), Sam.NAME, Ada.DEMANDS.getFirst());
            page.navigate(file("integrity.html"));
            assertThat(page.locator("main").innerText()).contains("verify log log");
            page.locator(".kicker a").click();
            assertThat(page.url()).isEqualTo(file("index.html"));
        }

        assertThat(asked).isNotEmpty().allSatisfy(address -> assertThat(address).startsWith("file:"));
        assertThat(Commands.run(
                        Application.class,
                        "verify",
                        "log",
                        folder.resolve("log").toString()))
                .isZero();
    }

    @Test
    void everyone_can_use_its_pages() {
        new Ada(Stage.HOST).publishes("bees-kept");
        try (var sam = Sam.onAPhone()) {
            sam.stands("/campaigns/bees-kept", Sam.NAME, "my name");
        }
        Stage.HOST.command("mirror", "bees-kept", "--out", folder.toString());

        try (var context = Stage.BROWSER.newContext();
                var page = context.newPage()) {
            for (var name : List.of("index.html", "integrity.html")) {
                page.navigate(file(name));
                assertThat(Barriers.on(page, "mirror-" + name)).isEmpty();
            }
        }
    }

    private String file(String name) {
        return folder.resolve(name).toUri().toString();
    }
}
