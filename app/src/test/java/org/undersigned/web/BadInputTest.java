package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.command.Served;

class BadInputTest {

    private static final String SIGN = BEES + "/signatures";

    @TempDir
    static Path data;

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.in(data);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "email, ''",
        "email, a@b",
        "agree, ''",
        "country, XX",
        "country, Bee land",
        "display, loudly",
    })
    void a_wrong_field_gets_the_form_again_with_the_fault_beside_it(String field, String value) {
        var answer = refused(422, form(Map.of(field, value)));

        assertThat(answer.body()).contains("<form", "id=\"" + field + "-fault\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "postcode"})
    void a_field_of_10_kB_gets_the_form_again(String field) {
        refused(422, form(Map.of(field, "b".repeat(10_240))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=Mina", "email=mina@signers.example", "agree=on", "display=full&display=none"})
    void a_field_sent_twice_gets_the_form_again(String again) {
        refused(422, form(Map.of()) + "&" + again);
    }

    @Test
    void what_was_typed_is_kept_and_harmless() {
        var answer = refused(422, form(Map.of("name", "\"><script>alert(1)</script>", "email", "a@b")));

        assertThat(answer.body()).contains("&lt;script").doesNotContain("<script>alert");
    }

    @Test
    void a_body_over_64_KB_is_too_large() {
        refused(413, form(Map.of("comment", "b".repeat(65_537))));
    }

    @Test
    void a_body_far_over_64_KB_is_not_even_taken_in() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            var head = "POST " + SIGN + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Served.FORM
                    + "\r\nContent-Length: 1000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_body_whose_length_nobody_announced_is_asked_for_it() {
        var chunked = BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArray(form(Map.of()).getBytes(StandardCharsets.US_ASCII)));

        var answer = served.send(
                served.request(SIGN).header("Content-Type", Served.FORM).POST(chunked));

        assertThat(answer.statusCode()).isEqualTo(411);
        nothingIsStored();
    }

    @Test
    void a_thousand_fields_are_too_many() {
        var fields = IntStream.range(0, 1_000).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));

        refused(400, form(Map.of()) + "&" + fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%ff", "%c3", "%00%80"})
    void broken_percent_encoding_is_refused(String broken) {
        refused(400, "email=sam@signers.example&agree=on&name=" + broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=b", "text/plain", "nonsense"})
    void another_type_of_content_is_refused(String type) {
        var answer = served.send(
                served.request(SIGN).header("Content-Type", type).POST(BodyPublishers.ofString(form(Map.of()))));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("<a href=\"/\"");
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, http://localhost.evil.example",
        "Origin, http://localhost",
        "Sec-Fetch-Site, cross-site",
    })
    void a_form_of_another_site_is_refused(String header, String value) {
        var answer = served.post(SIGN, form(Map.of()), header, value);

        assertThat(answer.statusCode()).isEqualTo(403);
        nothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {BEES + "/resends", BEES + "/receipt-links"})
    void so_is_its_question_for_a_link(String path) {
        assertThat(served.post(path, "email=sam@signers.example", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_form_that_says_nothing_of_its_origin_is_taken() throws Exception {
        try (var other = Served.in(data.resolve("other"))) {
            assertThat(other.post(SIGN, form(Map.of())).statusCode()).isEqualTo(303);
            assertThat(other.post(SIGN, form(Map.of()), "Origin", "null").statusCode())
                    .isEqualTo(303);
            assertThat(other.post(SIGN, form(Map.of()), "Origin", "http://localhost:" + other.port())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(other.count("request")).isEqualTo(3);
        }
    }

    private static HttpResponse<String> refused(int status, String body) {
        var answer = served.post(SIGN, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        nothingIsStored();
        return answer;
    }

    private static void nothingIsStored() {
        assertThat(served.count("request")).isZero();
        assertThat(served.count("mail")).isZero();
        assertThat(served.count("consent")).isZero();
        assertThat(served.count("first_request")).isZero();
    }
}
