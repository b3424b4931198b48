package org.undersigned.verify;

import org.undersigned.tlog.Encoded;

/** A flat JSON object while it is written, compact and on one line. */
final class JsonObject {

    private final StringBuilder json = new StringBuilder("{");

    JsonObject text(String name, String value) {
        return member(name, quoted(value));
    }

    JsonObject hash(String name, byte[] value) {
        return text(name, Encoded.hex(value));
    }

    JsonObject whole(String name, long value) {
        return member(name, Long.toString(value));
    }

    @Override
    public String toString() {
        return json + "}";
    }

    private JsonObject member(String name, String value) {
        json.append(json.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
