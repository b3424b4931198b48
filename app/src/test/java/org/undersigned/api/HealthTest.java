package org.undersigned.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.command.Served;
import org.undersigned.tlog.SigningKey;

class HealthTest {

    @TempDir
    static Path data;

    private static final int MANAGEMENT = Served.freePort();
    private static Served served;

    private static final String WITNESS =
            new SigningKey("witness.example/w1", new byte[32]).witnessKey().text();
    private static HttpServer witness;

    @BeforeAll
    static void serve() throws IOException {
        witness = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        witness.createContext("/add-checkpoint", exchange -> {
            exchange.sendResponseHeaders(409, 4);
            exchange.getResponseBody().write("900\n".getBytes(UTF_8));
            exchange.close();
        });
        witness.start();
        var variables = Served.database();
        variables.put(
                "UNDERSIGNED_WITNESSES",
                WITNESS + " http://127.0.0.1:" + witness.getAddress().getPort());
        variables.put("UNDERSIGNED_MANAGEMENT_PORT", Integer.toString(MANAGEMENT));
        served = Served.in(data, variables);
    }

    @AfterAll
    static void stop() {
        served.close();
        witness.stop(0);
    }

    @Test
    void a_witness_that_contradicts_a_ledger_is_named_and_takes_nobody_down() throws Exception {
        served.sign("Ada", "none");

        Served.await(() -> served.get("/health").body().contains("contradicted_by"));

        assertThat(served.get("/health").statusCode()).isEqualTo(200);
        assertThat(served.get("/health").body()).contains("\"UP\"", "[\"witness.example/w1\"]");
        assertThat(managed("/actuator/prometheus").body())
                .contains("undersigned_ledger_contradicted{witness=\"witness.example/w1\"} 1")
                .contains("undersigned_ledger_uncosigned{witness=\"witness.example/w1\"} 1");
    }

    @Test
    void a_sequencer_that_fails_is_not_healthy_until_it_works_again() {
        Served.await(() -> served.get("/health").statusCode() == 200);

        run("alter table sequencing rename to hidden");
        Served.await(() -> served.get("/health").statusCode() == 503);
        assertThat(served.get("/health").body()).contains("sequencer");

        run("alter table hidden rename to sequencing");
        Served.await(() -> served.get("/health").statusCode() == 200);
    }

    @Test
    void a_ledger_that_is_refused_is_named_and_takes_nobody_down() throws Exception {
        served.sign("Bo", "none");
        run("insert into restored_ledger (campaign_id, log, restored_at) select id, 1, now() from campaign");

        Served.await(() -> served.get("/health").body().contains("\"refused\":[\"bees\"]"));

        assertThat(served.get("/health").statusCode()).isEqualTo(200);
        assertThat(managed("/actuator/prometheus").body()).contains("undersigned_ledger_refused 1");
        served.sign("Cy", "none");
        assertThat(served.get("/health").statusCode()).isEqualTo(200);

        run("delete from restored_ledger");
        Served.await(() -> !served.get("/health").body().contains("refused"));
    }

    @Test
    void metrics_tell_how_far_mail_and_ledger_lag_and_no_secret() throws Exception {
        var receipt = served.sign("Sam", "none");
        served.get(receipt);

        var metrics = managed("/actuator/prometheus");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .containsPattern("(?m)^undersigned_mail_delay_seconds \\d")
                .containsPattern("(?m)^undersigned_ledger_waiting \\d")
                .contains("uri=\"/receipts/{secret}\"")
                .doesNotContain(receipt.substring("/receipts/".length()))
                .doesNotContain("signers.example");
    }

    @Test
    void nothing_but_metrics_is_told_there_and_they_are_told_nowhere_else() throws Exception {
        for (var path : new String[] {"/actuator", "/actuator/env", "/actuator/health", "/actuator/heapdump", "/"}) {
            assertThat(managed(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(served.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> managed(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + MANAGEMENT + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    private static void run(String sql) {
        served.get(JdbcClient.class).sql(sql).update();
    }
}
