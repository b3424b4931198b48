package org.undersigned.bench;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.postgres.EmbeddedPostgres;

/** The database that is measured, as seen from outside: rows are counted here, not in the program under test. */
record Database(String url, String user, String password) {

    /** Before all requests. */
    static final UUID NONE = new UUID(0, 0);

    /** Of ids: the driver holds all of an answer in memory. */
    static final int MOST_AT_ONCE = 50_000;

    private static final Duration BETWEEN_COUNTING = Duration.ofSeconds(1);

    static Database of(EmbeddedPostgres postgres) {
        return new Database(postgres.url(), postgres.user(), postgres.password());
    }

    /** @param variables what a host has set */
    static Database in(Map<String, String> variables) {
        var values = Stream.of("URL", "USER", "PASSWORD")
                .map(name -> Optional.ofNullable(variables.get("UNDERSIGNED_DATABASE_" + name))
                        .orElseThrow())
                .toList();
        return new Database(values.get(0), values.get(1), values.get(2));
    }

    /** A new and empty one beside it, by a user who may make databases. */
    Database beside(String name) {
        change("create database " + name);
        return new Database(url.replaceFirst("/[a-z_]+(?=\\?|$)", "/" + name), user, password);
    }

    void drop(String name) {
        change("drop database if exists " + name + " with (force)");
    }

    /** Throws {@link NoSuchElementException} when there is none. */
    long campaign(String slug) {
        return number("select id from campaign where slug = '" + slug + "'");
    }

    long count(String table, long campaign) {
        return number("select count(*) from " + table + " where campaign_id = " + campaign);
    }

    /** Those made after this one. To count all of a large table would drive out of memory what the program under test has there. */
    long count(String table, long campaign, UUID after) {
        return number("select count(*) from %s where campaign_id = %d and id > '%s'".formatted(table, campaign, after));
    }

    /** The last one made, by its id, for those come in the order in which they are made. */
    UUID newest(String table, long campaign) {
        return query(
                "select id from %s where campaign_id = %d order by id desc limit 1".formatted(table, campaign),
                rows -> rows.next() ? rows.getObject(1, UUID.class) : NONE);
    }

    /** Some of those made after this one, in their order: the first of them; none when there are no more. */
    List<UUID> requests(long campaign, UUID after) {
        return query(
                "select id from request where campaign_id = %d and id > '%s' order by id limit %d"
                        .formatted(campaign, after, MOST_AT_ONCE),
                rows -> {
                    var ids = new ArrayList<UUID>();
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                    return ids;
                });
    }

    /** What a keyed index says of each row, in hexadecimal. */
    Set<String> tags(String table, long campaign) {
        return query("select encode(tag, 'hex') from " + table + " where campaign_id = " + campaign, rows -> {
            var tags = new HashSet<String>();
            while (rows.next()) {
                tags.add(rows.getString(1));
            }
            return tags;
        });
    }

    /** How much is still to be done by itself: answers, mails, entries. A first answer is due at once, a reminder after days. */
    long waiting(long campaign) {
        return number("""
                select (select count(*) from answer_due
                        where campaign_id = %1$d and step = 'FIRST' and due_at < now() + interval '1 hour')
                     + (select count(*) from mail where sent_at is null and failed_at is null)
                     + (select count(*) from sequencing where campaign_id = %1$d)
                """.formatted(campaign));
    }

    /** What the measure before left to do, mails and entries, and to give to the disk, is not to be waited for by the next one. */
    void awaitQuiet(String slug) {
        var campaign = campaign(slug);
        while (waiting(campaign) > 0) {
            Pause.of(BETWEEN_COUNTING);
        }
        Processes.writeOut();
    }

    /** What a database does by itself after much was written, so that it does not do so while something else is measured. */
    void settle() {
        change("vacuum (analyze)");
        change("checkpoint");
    }

    /** Empties what waits for a first answer or for an entry; reminders stay. */
    void empty(long campaign) {
        change("delete from answer_due where step = 'FIRST' and campaign_id = " + campaign);
        change("delete from sequencing where campaign_id = " + campaign);
    }

    /** What a killed process had taken to send goes again after its lease; this lets that time pass at once. */
    void endLeases() {
        change("update mail set leased_until = now() where sent_at is null and leased_until > now()");
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

    void change(String sql) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private long number(String sql) {
        return query(sql, rows -> {
            if (!rows.next()) {
                throw new NoSuchElementException(sql);
            }
            return rows.getLong(1);
        });
    }

    private <T> T query(String sql, Reading<T> reading) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return reading.of(rows);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
