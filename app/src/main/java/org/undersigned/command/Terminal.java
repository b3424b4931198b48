package org.undersigned.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.undersigned.language.Texts;

/** What the host reads: results on standard output, notes and progress on standard error. */
final class Terminal {

    private static final Texts TEXT = Texts.of("command", Locale.ENGLISH);

    private Terminal() {}

    static String text(String key, Object... arguments) {
        return TEXT.say(key, arguments);
    }

    static void say(String key, Object... arguments) {
        line(text(key, arguments));
    }

    static void line(String line) {
        print(System.out, line);
    }

    static void note(String line) {
        print(System.err, line);
    }

    /** Tells now and then how far long work has come. */
    static LongConsumer progress(String key) {
        var last = new long[] {System.nanoTime()};
        return done -> {
            if (done % 1_000 == 0 && System.nanoTime() - last[0] > 2_000_000_000L) {
                last[0] = System.nanoTime();
                note(text(key, done));
            }
        };
    }

    /** In UTF-8, whatever the locale. */
    private static void print(PrintStream to, String line) {
        to.writeBytes((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        to.flush();
    }
}
