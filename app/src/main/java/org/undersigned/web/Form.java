package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** A form as the URL standard's application/x-www-form-urlencoded has it: at most 64 KB and 100 fields, UTF-8, strictly read. */
public final class Form {

    static final int LARGEST = 64 * 1024;
    private static final int MOST_FIELDS = 100;

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** Of a request that was received whole; throws {@link Refused}. */
    public static Form read(HttpServletRequest request) {
        if (!isForm(request.getContentType())) {
            throw new Refused(Refused.Reason.WRONG_TYPE);
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw new Refused(Refused.Reason.TOO_LARGE);
        }
        try {
            return parse(new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException brokenOff) {
            throw new Refused(Refused.Reason.BROKEN_OFF);
        }
    }

    /** Empty when absent or sent more than once. */
    public Optional<String> one(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }

    public boolean isRepeated(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(values -> values.size() > 1)
                .isPresent();
    }

    private static Form parse(String body) {
        var fields = new HashMap<String, List<String>>();
        var count = 0;
        for (var pair : body.split("&", MOST_FIELDS + 2)) {
            if (++count > MOST_FIELDS) {
                throw new Refused(Refused.Reason.TOO_MANY_FIELDS);
            }
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        var bytes = ByteBuffer.allocate(text.length());
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '+' -> bytes.put((byte) ' ');
                case '%' -> {
                    bytes.put(hex(text, i));
                    i += 2;
                }
                default -> bytes.put((byte) character);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException broken) {
            throw new Refused(Refused.Reason.BROKEN_ENCODING);
        }
    }

    private static byte hex(String text, int percent) {
        if (percent + 2 >= text.length()) {
            throw new Refused(Refused.Reason.BROKEN_ENCODING);
        }
        var high = Character.digit(text.charAt(percent + 1), 16);
        var low = Character.digit(text.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            throw new Refused(Refused.Reason.BROKEN_ENCODING);
        }
        return (byte) (high << 4 | low);
    }

    private static boolean isForm(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_FORM_URLENCODED.includes(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException wrong) {
            return false;
        }
    }

    /** A body that is not read as a form; nothing of it was used. */
    public static final class Refused extends RuntimeException {

        /** Why. */
        enum Reason {
            WRONG_TYPE,
            TOO_LARGE,
            TOO_MANY_FIELDS,
            BROKEN_ENCODING,
            BROKEN_OFF,
            TOO_SLOW,
            NO_LENGTH
        }

        private final Reason reason;

        Refused(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }
}
