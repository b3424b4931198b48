package org.undersigned.mail;

import java.util.Locale;
import org.undersigned.language.Texts;

/** Mail settings that cannot be right. The message is one line for the host and names the setting, never its secret. */
public final class MailUnusable extends RuntimeException {

    private MailUnusable(String message) {
        super(message);
    }

    static MailUnusable because(String key, Object... arguments) {
        var line = Texts.of("mail", Locale.ENGLISH).say(key, arguments).replaceAll("\\p{Cntrl}+", " ");
        return new MailUnusable(line);
    }
}
