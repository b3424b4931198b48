package org.undersigned.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.tlog.Unproven;

/** Reads JSON as RFC 8259 writes it and nothing more: no member twice, no lone surrogate, nothing deep or endless. */
final class JsonParser {

    private static final int DEEPEST = 32;
    private static final int LONGEST = 1024 * 1024;
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?");
    private static final List<String> WORDS = List.of("true", "false", "null");

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    Json whole() {
        if (text.length() > LONGEST) {
            throw new Unproven("json.long");
        }
        var value = value();
        if (at < text.length()) {
            throw malformed();
        }
        return value;
    }

    private Json value() {
        if (++depth > DEEPEST) {
            throw new Unproven("json.deep");
        }
        space();
        var value =
                switch (peek()) {
                    case '{' -> members();
                    case '[' -> items();
                    case '"' -> new Json.Text(string());
                    case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
                    default -> word();
                };
        space();
        depth--;
        return value;
    }

    private Json.Members members() {
        var byName = new LinkedHashMap<String, Json>();
        take('{');
        space();
        if (!taken('}')) {
            do {
                space();
                var name = string();
                space();
                take(':');
                if (byName.put(name, value()) != null) {
                    throw new Unproven("json.twice", name);
                }
            } while (taken(','));
            take('}');
        }
        return new Json.Members(byName);
    }

    private Json.Items items() {
        var values = new ArrayList<Json>();
        take('[');
        space();
        if (!taken(']')) {
            do {
                values.add(value());
            } while (taken(','));
            take(']');
        }
        return new Json.Items(values);
    }

    private String string() {
        take('"');
        var string = new StringBuilder();
        plain(string);
        while (!taken('"')) {
            take('\\');
            string.append(escaped());
            plain(string);
        }
        if (string.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw malformed();
        }
        return string.toString();
    }

    /** Takes what stands for itself. */
    private void plain(StringBuilder string) {
        var from = at;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        string.append(text, from, at);
    }

    private char escaped() {
        var c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
            default -> throw malformed();
        };
    }

    private int digit() {
        var c = next();
        var digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private Json.Numeral number() {
        var number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw malformed();
        }
        at = number.end();
        return new Json.Numeral(number.group());
    }

    private Json.Word word() {
        var word =
                WORDS.stream().filter(it -> text.startsWith(it, at)).findFirst().orElseThrow(this::malformed);
        at += word.length();
        return new Json.Word(word);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private char next() {
        var c = peek();
        at++;
        return c;
    }

    private boolean taken(char expected) {
        var there = peek() == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void take(char expected) {
        if (!taken(expected)) {
            throw malformed();
        }
    }

    private Unproven malformed() {
        return new Unproven("json.malformed", at);
    }
}
