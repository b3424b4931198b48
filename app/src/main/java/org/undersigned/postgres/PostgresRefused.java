package org.undersigned.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.undersigned.language.Texts;

/** The embedded PostgreSQL cannot be had; the message is one line that says what is wrong and what to do. */
public final class PostgresRefused extends RuntimeException {

    PostgresRefused(String key, Object... arguments) {
        super(say(key, arguments));
    }

    static PostgresRefused because(Path folder, IOException broken) {
        var refusal = isUnwritable(broken)
                ? new PostgresRefused("folder-unwritable", folder)
                : because(folder, reason(broken));
        refusal.initCause(broken);
        return refusal;
    }

    /** Tells apart, in what a program or the system said, what people can mend themselves. */
    static PostgresRefused because(Path folder, String reason) {
        if (reason.contains("No space left on device") || reason.contains("Disk quota exceeded")) {
            return new PostgresRefused("disk-full", folder);
        }
        return new PostgresRefused("failed", folder, reason);
    }

    static String reason(Exception failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.toString());
    }

    static String say(String key, Object... arguments) {
        return Texts.of("postgres", Locale.getDefault())
                .say(key, arguments)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean isUnwritable(IOException broken) {
        return switch (broken) {
            case AccessDeniedException _, FileAlreadyExistsException _ -> true;
            case FileSystemException refused -> {
                var reason = Objects.requireNonNullElse(refused.getReason(), "");
                yield reason.contains("Read-only file system")
                        || reason.contains("Not a directory")
                        || reason.contains("Operation not permitted");
            }
            default -> false;
        };
    }
}
