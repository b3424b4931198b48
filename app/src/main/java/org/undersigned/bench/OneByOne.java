package org.undersigned.bench;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.undersigned.postgres.EmbeddedPostgres;

/**
 * What signing and confirming are measured against: the same rows written one signing a transaction by plain JDBC, each in
 * one prepared statement that commits by itself, which is the least that a database can be asked for.
 */
final class OneByOne {

    private static final String SIGNING = """
            with asked as (
                insert into request values (?, ?, now(), ?, ?, ?, ?, ?, ?, null, ?) returning campaign_id, id, requested_at
            ), agreed as (
                insert into consent select campaign_id, id, purpose, requested_at, 'on', ?
                from asked, (values ('COUNTED'), ('SHOWN')) as c (purpose)
            ), begun as (
                insert into first_request select campaign_id, requested_at from asked on conflict do nothing
            )
            insert into answer_due select campaign_id, id, 'FIRST', requested_at from asked
            """;
    private static final String CONFIRMING = """
            with standing as (
                insert into standing values (?, ?, ?) returning campaign_id, tag, signature_id
            ), signed as (
                insert into signature select campaign_id, signature_id, now(), ?, tag, ?, ?, null, ? from standing
            )
            insert into sequencing (campaign_id, queued_at, signature_id)
            select campaign_id, now(), signature_id from standing
            """;

    private final EmbeddedPostgres database;
    private final long campaign;

    /** @param campaign a number that no campaign has, so that nothing of the product works on these rows */
    OneByOne(EmbeddedPostgres database, long campaign) {
        this.database = database;
        this.campaign = campaign;
    }

    Load.Worker signing() {
        return new Statement(SIGNING, (statement, id) -> {
            statement.setObject(2, id);
            statement.setBytes(3, random(32));
            statement.setBytes(4, random(32));
            statement.setBytes(5, random(16));
            statement.setBytes(6, random(16));
            statement.setBytes(7, random(16));
            statement.setBytes(8, random(16));
            statement.setBytes(9, random(150));
            statement.setBytes(10, new byte[32]);
        });
    }

    Load.Worker confirming() {
        return new Statement(CONFIRMING, (statement, id) -> {
            statement.setBytes(2, random(32));
            statement.setObject(3, id);
            statement.setBytes(4, random(32));
            statement.setBytes(5, random(16));
            statement.setBytes(6, random(16));
            statement.setBytes(7, random(280));
        });
    }

    /** Fills in everything but the campaign. */
    private interface Row {
        void fill(PreparedStatement statement, UUID id) throws SQLException;
    }

    private final class Statement implements Load.Worker {

        private final java.sql.Connection connection;
        private final PreparedStatement statement;
        private final Row row;

        Statement(String sql, Row row) {
            try {
                this.connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                this.statement = connection.prepareStatement(sql);
                this.row = row;
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public boolean once() throws SQLException {
            statement.setLong(1, campaign);
            row.fill(statement, inOrder());
            return statement.executeUpdate() == 1;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** As requests are numbered: by time, so that indexes grow at their end (RFC 9562, version 7). */
    static UUID inOrder() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | 1L << 63);
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
