package org.undersigned.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A DKIM signature as a receiver reads it: RFC 6376 for relaxed/relaxed, written apart from what signs. */
record DkimSignature(String field, Map<String, String> tags, List<String> fields, String body) {

    static DkimSignature of(byte[] message) {
        var text = new String(message, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        var fields = Arrays.asList(text.substring(0, end).split("\r\n(?![ \t])"));
        var field = fields.stream()
                .filter(line -> line.startsWith("DKIM-Signature:"))
                .findFirst()
                .orElseThrow();
        var tags = Arrays.stream(field.substring(field.indexOf(':') + 1).split(";"))
                .map(tag -> tag.strip().split("=", 2))
                .filter(tag -> tag.length == 2)
                .collect(Collectors.toMap(tag -> tag[0].strip(), tag -> tag[1].strip()));
        return new DkimSignature(field, tags, fields, text.substring(end + 4));
    }

    boolean verifies(PublicKey key) throws GeneralSecurityException {
        var bodyHash = MessageDigest.getInstance("SHA-256").digest(bytes(relaxedBody()));
        if (!tag("a").equals("rsa-sha256") || !Arrays.equals(bodyHash, decode("bh"))) {
            return false;
        }
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(bytes(signedText()));
        return verifier.verify(decode("b"));
    }

    String tag(String name) {
        return tags.get(name);
    }

    List<String> signedHeaders() {
        return Arrays.stream(tag("h").split(":"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private String signedText() {
        var left = new ArrayList<>(fields);
        var signed = new StringBuilder();
        for (var name : signedHeaders()) {
            for (var i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return signed.append(relaxed(field.replaceAll("([;\\s]b=)[^;]*", "$1"))).toString();
    }

    private static String relaxed(String field) {
        var colon = field.indexOf(':');
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT)
                + ":"
                + field.substring(colon + 1)
                        .replace("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }

    private String relaxedBody() {
        var lines =
                body.replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ").replaceAll("(\r\n)+$", "");
        return lines.isEmpty() ? "" : lines + "\r\n";
    }

    private byte[] decode(String tag) {
        return Base64.getDecoder().decode(tag(tag).replaceAll("\\s", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
