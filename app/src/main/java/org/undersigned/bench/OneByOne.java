package org.undersigned.bench;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.undersigned.postgres.EmbeddedPostgres;

/**
 * What signing and confirming are measured against: the statements that the application writes its batches with, in a
 * transaction for each signing, by plain JDBC. A change of those is to be made here, too. What they put in a queue is not due
 * while they are measured.
 */
final class OneByOne {

    private static final String LOCK = "select pg_advisory_xact_lock_shared(1, ?)";
    private static final String REQUEST = """
            with asked as (
                select ?::bigint as campaign_id, ?::uuid as id, now() as requested_at, ?::bytea as text_hash, ?::bytea as tag,
                       ?::bytea as address_index, ?::bytea as domain_index, ?::bytea as client_index, ?::bytea as range_index,
                       null::text as source, ?::bytea as personal, ?::bytea as agreement
            ), open as (
                select distinct on (w.campaign_id) w.* from wording w
                where w.campaign_id in (select campaign_id from asked)
                order by w.campaign_id, w.version desc
            ), taken as (
                insert into request
                select a.* from asked a
                left join open o on o.campaign_id = a.campaign_id and o.text_hash = a.text_hash
                 and (o.opens_at is null or o.opens_at <= a.requested_at)
                 and (o.closes_at is null or o.closes_at > a.requested_at)
                where not exists (
                    select from closing c where c.campaign_id = a.campaign_id and c.reopened_at is null)
                returning campaign_id, id, requested_at
            ), begun as (
                insert into first_request
                select campaign_id, min(requested_at) from taken group by campaign_id
                on conflict do nothing
            ), counted as (
                insert into progress
                select campaign_id, date_trunc('minute', requested_at at time zone 'UTC') at time zone 'UTC',
                       'ASKED', count(*)
                from taken group by 1, 2
            ), due as (
                insert into answer_due select campaign_id, id, 'FIRST', requested_at + interval '1 day' from taken
            )
            select id from taken
            """;
    private static final String LINK = """
            select r.*,
                   exists (select from signature s where s.campaign_id = a.campaign_id and s.id = a.id) as signed,
                   exists (select from disavowal d where d.campaign_id = a.campaign_id and d.request_id = a.id) as disavowed,
                   (select signature_id from standing s where s.campaign_id = r.campaign_id and s.tag = r.tag) as standing,
                   %s as display, %s as updates
            from (select ?::bigint as campaign_id, ?::uuid as id) a
            left join request r on r.campaign_id = a.campaign_id and r.id = a.id
            """.formatted(chosen("SHOWN"), chosen("UPDATES"));
    private static final String NEIGHBOURS = """
            select array(%s), array(%s)
            from (select ?::bigint as campaign_id, ?::bytea as client, ?::bytea as range) a
            """.formatted(neighbours("client"), neighbours("range"));
    private static final String SIGNATURE = """
            with asked as (
                select ?::bigint as campaign_id, ?::uuid as id, ?::bytea as text_hash, ?::bytea as tag, ?::bytea as domain_index,
                       ?::bytea as range_index, ?::bytea as personal, ?::bytea as agreement
            ), stood as (
                insert into standing select campaign_id, tag, id from asked on conflict do nothing returning signature_id
            ), made as (
                select * from asked where id in (select signature_id from stood)
            ), signed as (
                insert into signature
                select campaign_id, id, now(), text_hash, tag, domain_index, range_index, null, personal, agreement from made
            ), queued as (
                insert into sequencing (campaign_id, queued_at, signature_id) select campaign_id, now(), id from made
            ), counted as (
                insert into progress
                select campaign_id, date_trunc('minute', now() at time zone 'UTC') at time zone 'UTC', 'CONFIRMED', count(*)
                from made group by 1
            )
            select id from made
            """;

    private static String chosen(String purpose) {
        return """
                coalesce((
                    select c.choice from consent c
                    where c.campaign_id = a.campaign_id and c.id = a.id and c.purpose = '%1$s'
                    order by c.chosen_at desc limit 1), (
                    select g.choice from agreement g where g.hash = r.agreement and g.purpose = '%1$s'))
                """.formatted(purpose);
    }

    private static String neighbours(String of) {
        return """
                select near.requested_at
                from generate_series(date_bin('6 hours', now() - interval '5 minutes', 'epoch'::timestamptz),
                    date_bin('6 hours', now(), 'epoch'::timestamptz), '6 hours') quarter
                cross join lateral (
                    select r.requested_at from request r
                    where r.campaign_id = a.campaign_id
                      and date_bin('6 hours', r.requested_at, 'epoch'::timestamptz) = quarter and r.%1$s_index = a.%1$s
                      and r.requested_at > now() - interval '5 minutes'
                    order by r.requested_at desc limit 50) near
                order by near.requested_at desc limit 50
                """.formatted(of);
    }

    private final EmbeddedPostgres database;
    private final long campaign;

    /** @param campaign a number that no campaign has, so that nothing of the product works on these rows */
    OneByOne(EmbeddedPostgres database, long campaign) {
        this.database = database;
        this.campaign = campaign;
    }

    Load.Worker signing() {
        return new Transaction(
                List.of(LOCK, REQUEST),
                id -> List.of(
                        List.of((int) campaign),
                        List.of(
                                campaign,
                                id,
                                random(32),
                                random(32),
                                random(16),
                                random(16),
                                random(16),
                                random(16),
                                random(150),
                                new byte[32])));
    }

    Load.Worker confirming() {
        return new Transaction(
                List.of(LINK, NEIGHBOURS, SIGNATURE),
                id -> List.of(
                        List.of(campaign, id),
                        List.of(campaign, random(16), random(16)),
                        List.of(
                                campaign,
                                id,
                                random(32),
                                random(32),
                                random(16),
                                random(16),
                                random(280),
                                new byte[32])));
    }

    /** One who does one after the other; each answers with a row. */
    private final class Transaction implements Load.Worker {

        private final java.sql.Connection connection;
        private final List<PreparedStatement> statements;
        private final Function<UUID, List<List<Object>>> values;

        /** @param values those of each statement, for a request of this id */
        Transaction(List<String> statements, Function<UUID, List<List<Object>>> values) {
            try {
                this.connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                this.connection.setAutoCommit(false);
                this.statements = new ArrayList<>();
                for (var sql : statements) {
                    this.statements.add(connection.prepareStatement(sql));
                }
                this.values = values;
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public boolean once() throws SQLException {
            var all = values.apply(inOrder(Instant.now()));
            var well = true;
            for (var i = 0; i < statements.size(); i++) {
                well &= execute(statements.get(i), all.get(i));
            }
            connection.commit();
            return well;
        }

        private boolean execute(PreparedStatement statement, List<Object> values) throws SQLException {
            for (var i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** As requests are numbered: by time, so that indexes grow at their end (RFC 9562, version 7). */
    static UUID inOrder(Instant at) {
        var random = ThreadLocalRandom.current();
        return new UUID(at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | 1L << 63);
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
