package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.Application;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.Ledgers;
import org.undersigned.site.Mirrors;
import org.undersigned.verify.Verifier;
import picocli.CommandLine;

/** A campaign as files, made beside the server that goes on. */
class MirrorTest {

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Served served;
    private Path mirror;

    @BeforeEach
    void two_sign() {
        variables = Served.database();
        served = Served.in(folder.resolve("data"), variables);
        mirror = folder.resolve("kept/mirror");
        served.sign("Sam", "full");
        served.sign("Ada", "none");
        served.awaitCount(2);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void the_ledger_in_it_is_proven_without_the_host_and_a_changed_byte_is_refused() throws IOException {
        assertThat(mirror()).contains("a ledger of 3 entries", key());

        assertThat(verify("log", key())).startsWith("OK: ").contains("3");
        for (var file : files(mirror.resolve("log"))) {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length - 9] ^= 1;
            Files.write(file, bytes);
            assertThat(verify("log", key())).as(file.toString()).startsWith("FAIL: ");
            bytes[bytes.length - 9] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(verify("log", key())).startsWith("OK: ");
    }

    @Test
    void its_pages_lead_to_each_other_and_to_the_host_and_ask_nobody_to_sign() throws IOException {
        mirror();

        for (var page : List.of("index.html", "integrity.html")) {
            var html = Jsoup.parse(Files.readString(mirror.resolve(page)));
            assertThat(html.select("form, [data-count]")).isEmpty();
            for (var link : html.select("[href], [src]")) {
                var address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                assertThat(address.startsWith("#")
                                || address.startsWith("http://localhost:" + served.port() + "/")
                                || Files.exists(mirror.resolve(address)))
                        .as(page + " → " + address)
                        .isTrue();
            }
        }
        assertThat(text("index.html"))
                .contains("This page was copied on", "localhost:" + served.port() + "/campaigns/bees", "2");
        assertThat(text("integrity.html")).contains("verify log log --key " + key());
        assertThat(Files.readString(mirror.resolve("README.txt")))
                .contains("java -Xmx448m -jar tlog.jar verify log log", key(), "has 3 entries", "counts -1, for good")
                .doesNotContain("earlier/", "letter.pdf", "''");
        assertThat(Files.readAllBytes(mirror.resolve("letter.txt")))
                .isEqualTo(served.bees().text().bytes());
    }

    @Test
    void its_page_shows_the_checkpoint_of_the_log_beside_it() throws IOException {
        served.get(Served.BEES + "/integrity");
        served.sign("Carl", "none");
        served.awaitCount(3);

        var log = served.get(Mirrors.class)
                .write(served.bees(), Files.createDirectories(mirror))
                .orElseThrow();

        assertThat(Files.readString(mirror.resolve("log/checkpoint"))).isEqualTo(log.checkpoint());
        assertThat(text("integrity.html"))
                .contains("3 signatures", log.checkpoint().lines().toList().get(2));
    }

    @Test
    void nobody_is_in_it_whom_the_page_does_not_show() throws IOException {
        mirror();

        for (var file : files(mirror)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("signers.example", "Ada");
        }
        assertThat(text("index.html")).contains("Sam");
    }

    @Test
    void written_again_it_takes_the_place_of_what_was() throws IOException {
        mirror();
        Files.writeString(mirror.resolve("stale"), "stale");
        Files.createDirectories(mirror.resolveSibling(".mirror.part/half"));
        served.sign("Carl", "none");
        served.awaitCount(3);
        var deliveries = served.get(Deliveries.class);
        deliveries.pack(served.bees(), false, _ -> {}).orElseThrow();

        assertThat(mirror()).contains("5 entries");

        assertThat(mirror.resolve("stale")).doesNotExist();
        assertThat(mirror.resolve("letter.pdf")).exists();
        assertThat(verify("log", key())).startsWith("OK: ");
        try (var beside = Files.list(mirror.getParent())) {
            assertThat(beside).containsExactly(mirror);
        }
    }

    @Test
    void what_is_no_mirror_is_left_alone() throws IOException {
        // As in a pack, which holds a ledger as well.
        Files.createDirectories(mirror.resolve("log"));
        Files.writeString(mirror.resolve("log/checkpoint"), "letters.example/log/bees");

        assertThatThrownBy(this::mirror).hasMessageContaining("holds something else");

        assertThat(mirror.resolve("log/checkpoint")).exists();
    }

    @Test
    void a_ledger_that_was_given_up_stays_checkable() throws IOException {
        var before = key();
        served.get(Ledgers.class).renew(served.bees(), OptionalInt.empty());
        Served.await(() -> key().contains("bees.2"));

        mirror();

        assertThat(Files.readString(mirror.resolve("earlier/bees.key.txt"))).isEqualTo(before + "\n");
        assertThat(verify("earlier/bees", before)).startsWith("OK: ");
        assertThat(verify("log", key())).startsWith("OK: ").contains("log/bees.2");
        assertThat(Files.readString(mirror.resolve("README.txt")))
                .contains("/log/bees was given up on", "verify log earlier/bees --key " + before);
        assertThat(Jsoup.parse(Files.readString(mirror.resolve("integrity.html")))
                        .select("a")
                        .eachAttr("href"))
                .contains("log/checkpoint", "earlier/bees/checkpoint");
    }

    @Test
    void there_is_nothing_to_keep_before_the_first_request() {
        served.close();
        served = Served.in(folder.resolve("other"), variables = Served.database());

        assertThatThrownBy(() -> mirror("other")).hasMessageContaining("no ledger of bees yet");
        assertThat(mirror).doesNotExist();
    }

    private String mirror() {
        return mirror("data");
    }

    private String mirror(String data) {
        var command = new Mirror(Application.class);
        new CommandLine(command).parseArgs("bees", "--out", mirror.toString());
        return Printed.by(() -> {
            var environment = new Environment(folder.resolve(data), variables);
            try (var host = Host.open(Application.class, environment, Host.Mode.COMMAND)) {
                command.run(host);
            }
        });
    }

    private String key() {
        return served.get(Ledgers.class)
                .latest(served.bees().id())
                .orElseThrow()
                .verifierKey();
    }

    private String verify(String log, String key) {
        return Verifier.log(mirror.resolve(log).toString(), Optional.empty(), Optional.of(key))
                .line();
    }

    private String text(String page) throws IOException {
        return Jsoup.parse(Files.readString(mirror.resolve(page))).body().text();
    }

    private static List<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
