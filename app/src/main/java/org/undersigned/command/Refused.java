package org.undersigned.command;

import java.util.Locale;
import org.undersigned.language.Texts;

/** What cannot be done: one line that says what and what to do; exit 1. */
final class Refused extends RuntimeException {

    private static final Texts TEXT = Texts.of("command", Locale.ENGLISH);

    private Refused(String line) {
        super(line, null, false, false);
    }

    static Refused because(String key, Object... arguments) {
        return new Refused(TEXT.say(key, arguments));
    }

    /** A line that stands already. */
    static Refused of(String line) {
        return new Refused(line.replaceAll("\\s*\\R\\s*", " "));
    }
}
