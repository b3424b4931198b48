package org.undersigned.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.command.Served;
import org.undersigned.vault.Tokens;

/** A pack is there for whoever has its link, until the time to keep its signers' data is over. */
class PackRetentionTest {

    @TempDir
    private Path folder;

    private Served served;
    private Pack pack;
    private String link;

    @BeforeEach
    void a_letter_is_handed_over() {
        served = Served.in(folder.resolve("data"));
        served.sign("Sam", "full");
        served.awaitCount(1);
        pack = served.get(Deliveries.class).pack(served.bees(), false, _ -> {}).orElseThrow();
        link = "/deliveries/"
                + served.get(Tokens.class)
                        .issue(
                                Tokens.Purpose.PACK,
                                served.bees().id().value(),
                                pack.letter().pack())
                        .text();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void its_page_tells_how_to_check_it_with_the_key_and_what_was_confirmed() throws IOException {
        var key = Files.readString(pack.folder().resolve("delivery.json"));
        var page = Jsoup.parse(served.get(link).body()).select("main");

        assertThat(page.text())
                .contains("with one signature, confirmed from an e-mail address")
                .doesNotContain("people who");
        var command = page.select("code").last().text();
        assertThat(command).startsWith("java -Xmx448m -jar ../tlog.jar verify delivery . --key ");
        assertThat(key).contains(command.substring(command.lastIndexOf(' ') + 1));
    }

    @Test
    void no_cache_may_keep_any_of_it() {
        for (var path : List.of("", "/signers.csv", "/pack.zip", "/nothing")) {
            assertThat(served.get(link + path).headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
    }

    @Test
    void once_the_time_is_over_link_and_files_are_gone_and_the_page_says_so() throws IOException {
        assertThat(served.get(link + "/signers.csv").body()).contains("Sam");
        served.get(PackRetention.class).run();
        assertThat(pack.folder()).exists();

        closedSevenMonthsAgo();

        Served.await(() -> served.get(link).statusCode() == 410);
        assertThat(served.get(link).body())
                .contains("no longer kept", "/campaigns/bees/integrity")
                .doesNotContain("signers.csv");
        for (var file : List.of("/signers.csv", "/pack.zip")) {
            assertThat(served.get(link + file).statusCode()).isEqualTo(404);
        }
        assertThat(served.get(Deliveries.class).pack(served.bees(), true, _ -> {}))
                .isEmpty();
        Files.createDirectories(pack.folder().resolveSibling(pack.letter().pack() + ".killed.part"));
        served.get(PackRetention.class).run();
        try (var left = Files.list(folder.resolve("data/packs"))) {
            assertThat(left).isEmpty();
        }
        served.get(PackRetention.class).run();
        assertThat(served.get(link).statusCode()).isEqualTo(410);
    }

    private void closedSevenMonthsAgo() {
        served.get(JdbcClient.class)
                .sql("insert into closing select id, now() - interval '7 months' from campaign")
                .update();
    }
}
