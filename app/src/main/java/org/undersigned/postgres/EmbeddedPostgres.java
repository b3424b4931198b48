package org.undersigned.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The PostgreSQL that lives in the data folder, shared by every process that works on that folder. */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Tenancy tenancy;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    public static EmbeddedPostgres open(Path folder) {
        return open(folder, _ -> {});
    }

    /**
     * Finds the server of the folder or starts it, making the database the first time.
     *
     * @param progress is told, in a sentence for people, before something that takes seconds
     * @throws PostgresRefused in one line that says what is wrong and what to do
     */
    public static EmbeddedPostgres open(Path folder, Consumer<String> progress) {
        try {
            return new EmbeddedPostgres(Tenancy.enter(folder, progress));
        } catch (IOException broken) {
            throw PostgresRefused.because(folder, broken);
        } catch (UncheckedIOException broken) {
            throw PostgresRefused.because(folder, Objects.requireNonNull(broken.getCause()));
        }
    }

    /** The JDBC URL, good until {@link #close}: a server that dies comes back at the same address. */
    public String url() {
        return tenancy.access().url();
    }

    public String user() {
        return Access.USER;
    }

    public String password() {
        return tenancy.access().password();
    }

    /** Stops the server when nobody else uses it. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            tenancy.leave();
        } catch (IOException broken) {
            throw PostgresRefused.because(tenancy.folder(), broken);
        }
    }
}
