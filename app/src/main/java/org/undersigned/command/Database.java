package org.undersigned.command;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.undersigned.postgres.EmbeddedPostgres;

/** The database of a data folder while it is used: the embedded one, or one of the host's own. */
record Database(String url, String user, String password, Optional<EmbeddedPostgres> embedded)
        implements AutoCloseable {

    static Database open(Environment environment) {
        return environment
                .databaseUrl()
                .map(url -> new Database(
                        url,
                        environment.get("DATABASE_USER").orElse(""),
                        environment.get("DATABASE_PASSWORD").orElse(""),
                        Optional.empty()))
                .orElseGet(() -> of(EmbeddedPostgres.open(environment.data().resolve("postgres"), Terminal::note)));
    }

    /** A connection for each transaction. */
    DataSource source() {
        return new DriverManagerDataSource(url, user, password);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Database of(EmbeddedPostgres postgres) {
        return new Database(postgres.url(), postgres.user(), postgres.password(), Optional.of(postgres));
    }
}
