package org.undersigned.backup;

import java.util.Locale;
import org.undersigned.language.Texts;

/** A backup that cannot be made, read or restored here; the message is one line that says why. */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupRefused(String key, Object... arguments) {
        super(Texts.of("backup", Locale.ENGLISH).say(key, arguments));
    }
}
