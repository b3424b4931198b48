package org.undersigned.stories;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.undersigned.postgres.EmbeddedPostgres;

/** A second node on the same database, which for as long as it is open holds the pen of one ledger and writes nothing. */
final class AnotherNode implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Connection connection;

    AnotherNode(RunningHost host, String slug) {
        postgres = EmbeddedPostgres.open(host.folder().resolve("postgres"));
        try {
            connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
            try (var lock =
                    connection.prepareStatement("select pg_advisory_lock(2, id::int) from campaign where slug = ?")) {
                lock.setString(1, slug);
                lock.execute();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } finally {
            postgres.close();
        }
    }
}
