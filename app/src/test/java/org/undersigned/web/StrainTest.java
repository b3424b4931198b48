package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;

/** More than can be taken, a database that stalls, a line that breaks, a server that is told to stop: all that is answered is stored. */
@Timeout(120)
class StrainTest {

    private static final String URL = "UNDERSIGNED_DATABASE_URL";

    /** More than the server lets in at once. */
    private static final int CROWD = 1_000;

    private static final int FEW = 40;
    private static final Duration HELD_UP = Duration.ofSeconds(12);

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private Map<String, String> direct;
    private Wire wire;
    private Served served;

    @BeforeEach
    void serve(@TempDir Path data) throws IOException {
        var variables = Served.database();
        direct = Map.copyOf(variables);
        wire = Wire.toDatabase(variables);
        served = Served.in(data, variables);
    }

    @AfterEach
    void stop() throws IOException {
        people.close();
        served.close();
        wire.close();
    }

    @Test
    void over_capacity_the_form_comes_back_as_it_was_and_pages_stay_served() throws Exception {
        for (var path : List.of(BEES, BEES + "/count.json", "/")) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(sign(1).getFirst().join().statusCode()).isEqualTo(303);
        wire.hold();
        var answers = sign(CROWD);
        Served.await(() -> done(answers) >= CROWD - 800);

        for (var path : List.of(BEES, BEES + "/count.json", "/", "/favicon.svg")) {
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
        }
        wire.release();
        var all = answers.stream().map(CompletableFuture::join).toList();
        var turnedAway =
                all.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(turnedAway).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("value=\"Signer of the meadow\"");
        });
        assertThat(stored()).isGreaterThan(1).isEqualTo(1 + taken(all)).isEqualTo(1 + CROWD - turnedAway.size());
    }

    @Test
    void an_answer_of_the_database_that_is_lost_is_asked_for_again() throws Exception {
        wire.loseCommitOf("insert into request");

        assertThat(sign(1).getFirst().join().statusCode()).isEqualTo(303);
        assertThat(wire.hasLost()).isTrue();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void who_was_let_in_before_a_stop_is_answered_and_stored() throws Exception {
        assertThat(sign(1).getFirst().join().statusCode()).isEqualTo(303);
        wire.hold();
        var answers = sign(FEW);
        Served.await(() -> served.get(Admission.class).inside() == FEW);
        var stopping = CompletableFuture.runAsync(served::stop, people);
        // As long as a fail-over may take of it.
        Thread.sleep(HELD_UP);
        wire.release();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(303));
        stopping.join();
        assertThat(stored()).isEqualTo(FEW + 1);
    }

    private List<CompletableFuture<HttpResponse<String>>> sign(int many) {
        return IntStream.range(0, many)
                .mapToObj(
                        number -> form(Map.of("name", "Signer of the meadow", "email", "s" + number + "@example.org")))
                .map(form -> CompletableFuture.supplyAsync(() -> served.post(BEES + "/signatures", form), people))
                .toList();
    }

    private static long done(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }

    private static long taken(List<HttpResponse<String>> answers) {
        return answers.stream().filter(answer -> answer.statusCode() == 303).count();
    }

    /** Past the wire. */
    private long stored() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        direct.get(URL),
                        direct.get("UNDERSIGNED_DATABASE_USER"),
                        direct.get("UNDERSIGNED_DATABASE_PASSWORD"));
                var rows = connection.createStatement().executeQuery("select count(*) from request")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
