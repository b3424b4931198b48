package org.undersigned.verify;

import java.util.List;
import java.util.Map;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** A JSON value (RFC 8259) from a stranger's file. */
sealed interface Json {

    /** Unknown members are nobody's business: they are read and ignored. */
    record Members(Map<String, Json> byName) implements Json {

        String text(String name) {
            if (byName.get(name) instanceof Text(var value)) {
                return value;
            }
            throw new Unproven("json.member", name);
        }

        byte[] hash(String name) {
            return Encoded.fromHex(text(name))
                    .filter(bytes -> bytes.length == 32)
                    .orElseThrow(() -> new Unproven("json.member", name));
        }

        /** A whole number of 0 or more. */
        long whole(String name) {
            if (byName.get(name) instanceof Numeral(var literal)) {
                return Encoded.number(literal).orElseThrow(() -> new Unproven("json.member", name));
            }
            throw new Unproven("json.member", name);
        }

        boolean has(String name) {
            return byName.containsKey(name);
        }

        Members format(String expected) {
            if (!text("format").equals(expected)) {
                throw new Unproven("json.format", text("format"), expected);
            }
            return this;
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** A number as it was written. */
    record Numeral(String literal) implements Json {}

    /** One of true, false and null. */
    record Word(String value) implements Json {}

    static Members members(String text) {
        if (new JsonParser(text).whole() instanceof Members members) {
            return members;
        }
        throw new Unproven("json.malformed", 0);
    }
}
