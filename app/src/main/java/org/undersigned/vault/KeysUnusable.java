package org.undersigned.vault;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.undersigned.language.Texts;

/** Keys that cannot be read, made, or that are not those of the database. The message is one line for the host. */
public final class KeysUnusable extends RuntimeException {

    private KeysUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    KeysUnusable(String message) {
        super(message);
    }

    static KeysUnusable because(Path place, Exception cause) {
        var key = cause instanceof NoSuchFileException ? "keys.missing" : "keys.unreadable";
        return new KeysUnusable(Texts.of("vault", Locale.ENGLISH).say(key, place.toString(), reason(cause)), cause);
    }

    static KeysUnusable destroyed(Path place) {
        return new KeysUnusable(Texts.of("vault", Locale.ENGLISH).say("keys.destroyed", place.toString()));
    }

    private static String reason(Exception cause) {
        return cause.getClass().getSimpleName();
    }
}
