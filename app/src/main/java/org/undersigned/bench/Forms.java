package org.undersigned.bench;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undersigned.vault.Token;

/** The requests that are sent: real forms as a browser sends them, each from an address and a network of its own. */
record Forms(String slug) {

    byte[] signing() {
        return signing(unique());
    }

    /** By someone with an {@link #email} of their own. */
    byte[] signing(String unique) {
        var body = "name=Sam+Okafor+" + unique + "&email=sam." + unique
                + "%40example.org&postcode=LV1+2BE&country=GB&display=full&agree=on";
        return post("/campaigns/" + slug + "/signatures", body);
    }

    static String unique() {
        return Long.toString(ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE, 36);
    }

    static String email(String unique) {
        return "sam." + unique + "@example.org";
    }

    static byte[] confirmation(Token token) {
        return post("/confirmations/" + token.text(), "");
    }

    /** Before the button is pressed. */
    static byte[] link(Token token) {
        return get("/confirmations/" + token.text());
    }

    /** For a reader. */
    static byte[] receiptPage(Token token) {
        return get("/receipts/" + token.text());
    }

    static byte[] receipt(Token token) {
        return get("/receipts/" + token.text() + ".json");
    }

    static byte[] get(String path, String... headers) {
        return text("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n");
    }

    private static byte[] post(String path, String body) {
        return text("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + client()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    /** RFC 4193: so many networks that no two signers share one, or some would be held. */
    private static String client() {
        var random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return "fd" + random.substring(0, 2) + ":" + random.substring(2, 6) + ":" + random.substring(6, 10) + ":"
                + random.substring(10, 14) + "::1";
    }

    static String slugOfItsOwn() {
        return "bench-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
