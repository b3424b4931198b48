package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.command.Served;

class AnswersTest {

    @TempDir
    static Path data;

    private static Served served;
    private static List<String> secret;

    @BeforeAll
    static void serve() {
        served = Served.in(data);
        secret = served.secretPaths();
        served.awaitCount(1);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static Stream<String> everyPath() {
        return Stream.concat(
                secret.stream(),
                Stream.of(
                        "/",
                        BEES,
                        BEES + "/check-inbox",
                        BEES + "/receipt-links",
                        BEES + "/count.json",
                        BEES + "/integrity",
                        BEES + "/preview.png",
                        "/mailbox",
                        "/mailbox.json",
                        "/health",
                        "/favicon.svg",
                        "/campaigns/wasps",
                        "/confirmations/nothing",
                        "/receipts/nothing",
                        "/deliveries/nothing",
                        "/nothing",
                        "/error"));
    }

    @ParameterizedTest
    @MethodSource("everyPath")
    void every_answer_bears_the_headers_that_keep_strangers_out(String path) {
        var headers = served.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).isPresent();
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void nothing_behind_a_secret_may_be_kept() {
        assertThat(secret).allSatisfy(path -> {
            assertThat(served.get(path).headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
            assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(served.post(path, "").headers().allValues("Cache-Control"))
                    .as("what comes of sending something to " + path)
                    .containsExactly("no-store");
        });
    }

    @Test
    void what_is_the_same_for_all_is_told_to_caches_and_comes_compressed() {
        for (var path : List.of("/", BEES, BEES + "/check-inbox", BEES + "/count.json", BEES + "/integrity")) {
            var answer = served.get(path, "Accept-Encoding", "gzip").headers();
            assertThat(answer.firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("public", "max-age=", "stale-while-revalidate=");
            assertThat(answer.firstValue("ETag")).as(path).isPresent();
            assertThat(answer.firstValue("Content-Encoding")).as(path).contains("gzip");
        }
    }

    @Test
    void where_a_reader_came_from_stands_in_their_form_alone() {
        var plain = served.get(BEES).body();

        assertThat(plain).contains("name=\"source\" value=\"\"");
        assertThat(served.get(BEES + "?source=newsletter-1").body())
                .isEqualTo(plain.replace("name=\"source\" value=\"\"", "name=\"source\" value=\"newsletter-1\""));
        assertThat(served.get(BEES + "?source=%22%3E%3Cb%3E").body()).isEqualTo(plain);
    }

    @Test
    void every_path_is_told_to_keep_in_one_voice() {
        assertThat(everyPath())
                .allSatisfy(path -> assertThat(served.get(path).headers().allValues("Cache-Control"))
                        .as(path)
                        .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns/%s",
                "/campaigns/%s/check-inbox",
                "/campaigns/%s/receipt-links",
                "/campaigns/%s/integrity",
                "/confirmations/%s",
                "/receipts/%s",
                "/receipts/%s/data",
                "/deliveries/%s",
                "/%s"
            })
    void what_is_not_there_is_not_found_in_one_size_and_leads_on(String path) {
        var none = notFound(path.formatted("nothing-here"));
        var almost = notFound(path.formatted(almostAToken()));
        var foreign = notFound(path.formatted("%F0%9F%90%9D'--"));

        assertThat(none.body()).contains("<a href=\"/\"");
        assertThat(almost.body()).isEqualTo(none.body());
        assertThat(foreign.body()).isEqualTo(none.body());
    }

    @Test
    void a_secret_opens_nothing_but_its_own_door() {
        var confirmation = secret.getFirst().replace("/confirmations/", "");
        var receipt = secret.get(1).replace("/receipts/", "");

        var none = notFound("/receipts/nothing-here");
        assertThat(notFound("/receipts/" + confirmation).body()).isEqualTo(none.body());
        assertThat(notFound("/confirmations/" + receipt).body()).isEqualTo(none.body());
        assertThat(notFound("/deliveries/" + receipt).body()).isEqualTo(none.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/receipts/nothing/withdrawal", "/receipts/nothing/erasure", "/confirmations/nothing"})
    void nor_can_anything_be_done_with_what_is_not_there(String path) {
        assertThat(served.post(path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_program_is_told_of_trouble_in_its_own_language() {
        var absent = served.get("/campaigns/wasps", "Accept", "application/json");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(absent.body()).contains("\"status\":404", "\"title\":\"Not Found\"", "\"detail\":");

        assertThat(served.get("/campaigns/wasps/count.json").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(served.post(BEES, "", "Accept", "application/json").body()).contains("\"status\":405");
        assertThat(served.post(BEES + "/signatures", "name=%", "Accept", "application/json")
                        .body())
                .contains("\"status\":400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/count.json", "/integrity"})
    void a_public_page_is_not_sent_again_to_those_who_have_it(String end) {
        var first = served.get(BEES + end);
        var etag = first.headers().firstValue("ETag").orElseThrow();

        for (var known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            var again = served.get(BEES + end, "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(etag);
            assertThat(again.headers().map().keySet())
                    .as("what a reader has already")
                    .allMatch(name ->
                            List.of("cache-control", "date", "etag", "vary").contains(name.toLowerCase(Locale.ROOT)));
        }
        assertThat(served.get(BEES + end, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
                .startsWith("public")
                .contains("stale-while-revalidate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/count.json", "/integrity"})
    void its_compressed_form_is_another_of_the_same_content(String end) throws IOException {
        var plain = served.get(BEES + end);
        var answer = HttpClient.newHttpClient()
                .sendAsync(served.request(BEES + end, "Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray())
                .join();

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(answer.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .isEqualTo(plain.body().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/count.json", "/integrity"})
    void a_head_is_a_get_without_its_body(String end) {
        var head = served.send(served.request(BEES + end).HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAD", "GET / HTTP/1.1", "GET /%% HTTP/1.1\r\nHost: localhost"})
    void what_is_no_request_is_refused_in_our_words(String request) throws IOException {
        assertThat(answered(request))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Security-Policy: default-src 'none'", "X-Frame-Options: DENY");
    }

    @Test
    void an_answer_is_not_written_into_the_headers_of_others() throws IOException {
        var before = headers(BEES);
        // Its length stands where the second header of a page stood, in what Tomcat uses again.
        assertThat(answered("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close"))
                .contains("Content-Length: 0");

        assertThat(headers(BEES)).isEqualTo(before);
    }

    /** All that comes back until the server hangs up. */
    private static String answered(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, List<String>> headers(String path) {
        var headers = new TreeMap<>(served.get(path).headers().map());
        headers.remove("date");
        return headers;
    }

    private static HttpResponse<String> notFound(String path) {
        var answer = served.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        return answer;
    }

    private static String almostAToken() {
        var token = secret.get(1).replace("/receipts/", "");
        return (token.startsWith("A") ? "B" : "A") + token.substring(1);
    }
}
