package org.undersigned.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.undersigned.language.Texts;

/** What the host reads: results on standard output, notes and progress on standard error. */
final class Terminal {

    private static final Texts TEXT = Texts.of("command", Locale.ENGLISH);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Terminal() {}

    static String text(String key, Object... arguments) {
        return TEXT.say(key, arguments);
    }

    static void say(String key, Object... arguments) {
        OUT.println(text(key, arguments));
    }

    static void line(String line) {
        OUT.println(line);
    }

    static void note(String line) {
        ERR.println(line);
    }

    /** Tells now and then how far long work has come. */
    static LongConsumer progress(String key) {
        var last = new long[] {System.nanoTime()};
        return done -> {
            if (done % 1_000 == 0 && System.nanoTime() - last[0] > 2_000_000_000L) {
                last[0] = System.nanoTime();
                ERR.println(TEXT.say(key, done));
            }
        };
    }
}
