package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;

class DatabaseGoneTest {

    private static final Duration A_SECOND_AND_MORE = Duration.ofMillis(1_200);

    private static final Duration LONGER_THAN_ANY_PAGE_IS_FRESH = Duration.ofMillis(5_200);

    private Wire wire;
    private Served served;

    @BeforeEach
    void serve(@TempDir Path data) throws IOException {
        var variables = Served.database();
        wire = Wire.toDatabase(variables);
        served = Served.in(data, variables);
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
        wire.close();
    }

    @Test
    void pages_ask_for_patience_and_come_back_by_themselves() throws Exception {
        wire.cut();

        var page = served.get("/campaigns/wasps");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("One moment");
        assertThat(served.get("/campaigns/wasps", "Accept", "application/json").body())
                .contains("\"status\":503");
        assertThat(served.get("/health").statusCode()).isEqualTo(503);

        wire.mend();
        Served.await(() -> served.get("/health").statusCode() == 200);
        assertThat(served.get("/campaigns/wasps").statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_is_kept_and_goes_through_when_sent_again() throws Exception {
        served.sign("Mina", "full");
        served.awaitCount(1);
        Served.await(() -> served.get(BEES).body().contains("Mina"));
        wire.cut();
        Thread.sleep(A_SECOND_AND_MORE);

        var page = served.post(BEES + "/signatures", form(Map.of("name", "Sam of the meadow")));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("Sam of the meadow").doesNotContain("Nobody has signed");

        wire.mend();
        Served.await(() -> served.get("/health").statusCode() == 200);
        assertThat(served.count("request")).isEqualTo(1);
        assertThat(served.post(BEES + "/signatures", form(Map.of())).statusCode())
                .isEqualTo(303);
        assertThat(served.sign("Ottoline", "full")).startsWith("/receipts/");
    }

    @Test
    void what_was_read_last_stays_to_be_read() throws Exception {
        served.sign("Mina", "full");
        served.awaitCount(1);
        var paths = List.of(
                "/", BEES, BEES + "/count.json", BEES + "/integrity", BEES + "/check-inbox", "/log/bees/checkpoint");
        for (var path : paths) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
        }
        wire.cut();
        Thread.sleep(LONGER_THAN_ANY_PAGE_IS_FRESH);

        for (var path : paths) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }
}
