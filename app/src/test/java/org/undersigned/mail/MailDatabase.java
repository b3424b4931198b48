package org.undersigned.mail;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.undersigned.postgres.TestPostgres;

/** A new database with our tables, behind a pool of its own. */
final class MailDatabase {

    private MailDatabase() {}

    static HikariDataSource fresh(int connections) {
        var pool = new HikariConfig();
        pool.setDataSource(TestPostgres.freshDatabase());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(2_000);
        return new HikariDataSource(pool);
    }
}
