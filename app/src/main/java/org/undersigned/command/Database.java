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

    /** A connection for each transaction, for work that takes as long as it takes. */
    DataSource source() {
        return new DriverManagerDataSource(patientUrl(), user, password);
    }

    /** Where a statement may run for longer than a signer would wait: what ends the wait for a primary that died ends that, too. */
    String patientUrl() {
        return url.replaceFirst("([?&]socketTimeout=)[0-9]+", "$10");
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static Database of(EmbeddedPostgres postgres) {
        return new Database(postgres.url(), postgres.user(), postgres.password(), Optional.of(postgres));
    }
}
