package org.undersigned.mail;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.undersigned.postgres.TestPostgres;

/** A new database with our tables, behind a pool of its own. */
final class MailDatabase {

    private MailDatabase() {}

    static HikariDataSource fresh(int connections) {
        var database = TestPostgres.freshDatabase();
        Flyway.configure().dataSource(database).load().migrate();
        var pool = new HikariConfig();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(2_000);
        return new HikariDataSource(pool);
    }
}
