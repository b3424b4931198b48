package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.Ledgers;
import org.undersigned.verify.Verifier;

/** Whoever wants to check is given the verifier, wherever they are told of it. */
class VerifierFileTest {

    private static final String JAR = "/tlog.jar";

    @TempDir
    private static Path folder;

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.in(folder.resolve("data"));
        served.sign("Sam", "none");
        served.awaitCount(1);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void the_pages_show_the_sum_of_the_very_file_that_is_served() throws Exception {
        assumeTrue(runsFromAFile());
        var sum = sum(fetched());

        for (var path : List.of(Served.BEES + "/integrity", "/check")) {
            var page = Jsoup.parse(served.get(path).body());
            assertThat(page.select("a[href=" + JAR + "]")).as(path).hasSize(1);
            assertThat(page.select("code").eachText()).as(path).contains(sum);
        }
        var headers = served.get(JAR).headers();
        assertThat(headers.allValues("Cache-Control")).containsExactly("max-age=60, public");
        assertThat(headers.firstValue("Content-Disposition")).contains("attachment; filename=\"tlog.jar\"");
        assertThat(served.get(JAR, "If-None-Match", "\"" + sum + "\"").statusCode())
                .isEqualTo(304);
    }

    @Test
    void a_mirror_is_checked_with_the_file_in_it() throws Exception {
        assumeTrue(runsFromAFile());
        var mirror = Files.createDirectories(folder.resolve("mirror"));
        var log = served.get(Mirrors.class).write(served.bees(), mirror).orElseThrow();

        assertThat(Files.readString(mirror.resolve("README.txt"))).contains(sum(mirror.resolve("tlog.jar")));
        assertThat(Files.readString(mirror.resolve("integrity.html"))).contains("href=\"tlog.jar\"");
        assertThat(said(mirror, "verify", "log", "log", "--key", log.verifierKey()))
                .startsWith("OK: ");
    }

    @Test
    void a_pack_says_where_the_file_is_and_does_not_hold_it() throws Exception {
        var pack =
                served.get(Deliveries.class).pack(served.bees(), false, _ -> {}).orElseThrow();
        var readme = Files.readString(pack.folder().resolve("README.txt"));

        assertThat(pack.folder().resolve("tlog.jar")).doesNotExist();
        assertThat(readme).contains("built from its source").doesNotContain("''");
        assumeTrue(runsFromAFile());
        assertThat(readme).contains("http://localhost:" + served.port() + JAR, sum(fetched()));
    }

    @Test
    void where_there_is_no_file_no_page_leads_to_one() {
        assumeTrue(!runsFromAFile());

        assertThat(served.get(JAR).statusCode()).isEqualTo(404);
        assertThat(served.get(Ledgers.class).verifier()).isEmpty();
        for (var path : List.of(Served.BEES + "/integrity", "/check")) {
            assertThat(served.get(path).body()).doesNotContain(JAR).contains("built from the folder tlog");
        }
    }

    /** Tests alone run from the classes of the module beside ours; with all that is packaged, from its file. */
    private static boolean runsFromAFile() {
        return Verifier.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith(".jar");
    }

    private static Path fetched() throws IOException, InterruptedException {
        try (var browser = java.net.http.HttpClient.newHttpClient()) {
            return browser.send(served.request(JAR).build(), BodyHandlers.ofFile(folder.resolve("fetched.jar")))
                    .body();
        }
    }

    private static String sum(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static String said(Path mirror, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new java.util.ArrayList<>(List.of(java, "-Xmx448m", "-jar", "tlog.jar"));
        command.addAll(List.of(arguments));
        var child = new ProcessBuilder(command)
                .directory(mirror.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
