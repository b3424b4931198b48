package org.undersigned.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.undersigned.postgres.EmbeddedPostgres;

/** The database that is measured, as seen from outside: rows are counted here, not in the program under test. */
record Database(EmbeddedPostgres postgres) {

    long campaign(String slug) {
        return number("select id from campaign where slug = '" + slug + "'");
    }

    long count(String table, long campaign) {
        return number("select count(*) from " + table + " where campaign_id = " + campaign);
    }

    /** Those not confirmed yet, in no order. */
    List<UUID> unconfirmed(long campaign) {
        return query(
                "select id from request where campaign_id = " + campaign
                        + " and id not in (select id from signature where campaign_id = " + campaign + ") order by tag",
                rows -> {
                    var ids = new ArrayList<UUID>();
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                    return ids;
                });
    }

    /** The process that all others of the database come from, as its own file says in its first line. */
    long process() {
        return number("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint");
    }

    byte[] bytes(String sql) {
        return query(sql, rows -> {
            rows.next();
            return rows.getBytes(1);
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private long number(String sql) {
        return query(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private <T> T query(String sql, Reading<T> reading) {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return reading.of(rows);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
