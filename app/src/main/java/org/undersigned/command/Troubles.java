package org.undersigned.command;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.undersigned.backup.BackupRefused;
import org.undersigned.ledger.LedgerBehind;
import org.undersigned.mail.MailUnusable;
import org.undersigned.postgres.PostgresRefused;
import org.undersigned.vault.KeysUnusable;

/** Finds in a failure the one line that helps the host. */
final class Troubles {

    private Troubles() {}

    static Optional<Refused> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .map(Troubles::known)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What happened and where in our code, without messages: those of a database may quote values. */
    static String brief(Throwable failure) {
        return failure.getClass().getName() + " at "
                + Stream.of(failure.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.undersigned"))
                        .findFirst()
                        .map(StackTraceElement::toString)
                        .orElse("unknown place");
    }

    private static Optional<Refused> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case Refused refused -> refused;
                    case PostgresRefused refused -> Refused.of(message(refused));
                    case KeysUnusable unusable -> Refused.of(message(unusable));
                    case BackupRefused refused -> Refused.of(message(refused));
                    case LedgerBehind behind -> Refused.because("ledger.behind", message(behind));
                    case MailUnusable unusable -> Refused.of(message(unusable));
                    case PortInUseException inUse -> Refused.because("port.taken", Integer.toString(inUse.getPort()));
                    case BindException _ -> Refused.because("port.unusable");
                    case AccessDeniedException denied -> Refused.because("file.denied", message(denied));
                    case FileSystemException broken
                    when message(broken).contains("No space left") -> Refused.because("disk.full");
                    case IOException broken
                    when message(broken).contains("No space left") -> Refused.because("disk.full");
                    case SQLException refused -> database(refused);
                    default -> null;
                });
    }

    /** By the classes of SQLSTATE: who we are, what is there, whether anyone answers. */
    private static @Nullable Refused database(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith("28")) {
            return Refused.because("database.password");
        }
        if (state.equals("3D000")) {
            return Refused.because("database.absent");
        }
        if (state.startsWith("53")) {
            return Refused.because("database.full");
        }
        return state.startsWith("08") || state.startsWith("57") ? Refused.because("database.gone") : null;
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
