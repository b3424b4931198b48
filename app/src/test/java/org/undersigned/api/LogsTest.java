package org.undersigned.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;

/** A ledger as the world reads it (C2SP tlog-tiles over HTTP). */
class LogsTest {

    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");

    @TempDir
    static Path data;

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.in(data);
        served.sign("Sam", "none");
        served.awaitCount(1);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void a_checkpoint_is_text_that_may_be_kept_for_five_seconds_at_most() {
        var checkpoint = served.get("/log/bees/checkpoint");

        assertThat(checkpoint.statusCode()).isEqualTo(200);
        assertThat(header(checkpoint, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(age(checkpoint)).isBetween(1L, 5L);
        assertThat(checkpoint.body()).containsPattern("\\A[^\\n]+/log/bees\\n2\\n[^\\n]{44}\\n\\n— ");
    }

    @Test
    void tiles_are_bytes_that_never_change() {
        for (var path : List.of("tile/0/000.p/2", "tile/0/000.p/1", "tile/entries/000.p/2")) {
            var tile = served.get("/log/bees/" + path);

            assertThat(tile.statusCode()).as(path).isEqualTo(200);
            assertThat(header(tile, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(tile, "Cache-Control")).contains("immutable", "public");
            assertThat(age(tile)).isEqualTo(365L * 24 * 60 * 60);
        }
    }

    @Test
    void what_is_not_there_yet_is_not_found_and_not_kept_for_long() {
        for (var path : List.of("bees/tile/0/000", "bees/tile/0/000.p/3", "bees/tile/1/000.p/1", "wasps/checkpoint")) {
            var answer = served.get("/log/" + path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(header(answer, "Cache-Control")).doesNotContain("immutable");
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static long age(HttpResponse<String> answer) {
        var age = MAX_AGE.matcher(header(answer, "Cache-Control"));
        return age.find() ? Long.parseLong(age.group(1)) : -1;
    }
}
