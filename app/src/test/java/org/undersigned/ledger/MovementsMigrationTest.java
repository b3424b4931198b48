package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.postgres.TestPostgres;

/** Sums kept before there were any of their kind are made up for from what is there. */
class MovementsMigrationTest {

    @Test
    void a_host_that_ran_before_finds_its_sums() {
        var database = TestPostgres.emptyDatabase();
        Flyway.configure().dataSource(database).target("7").load().migrate();
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into signature (campaign_id, id, confirmed_at, text_hash)
                        select 1, ('00000000-0000-0000-0000-00000000000' || n)::uuid,
                               '2026-11-24 12:00:30Z'::timestamptz + n * interval '1 minute', '' from generate_series(1, 2) n;
                        insert into request (campaign_id, id, requested_at, text_hash, tag, address_index, domain_index, personal)
                        select campaign_id, id, confirmed_at - interval '1 minute', '', '', '', '', '' from signature
                        where id::text like '%1';
                        insert into hold select campaign_id, id, 'rate', confirmed_at from signature where id::text like '%1';
                        insert into ledger (campaign_id, log, origin, size, signature_count, signatures, updated_at, checkpoint)
                        select 1, log, 'o' || log, 3, 2, 2, now(), '' from generate_series(1, 2) log;
                        insert into entry (campaign_id, log, index, type, signature_id, ordinal, recorded_at)
                        select 1, log, n, 1, ('00000000-0000-0000-0000-00000000000' || n)::uuid, n, '2026-11-25 08:00Z'
                        from generate_series(1, 2) log, generate_series(1, 2) n;
                        insert into movement values (1, '2026-11-25 08:00Z', 1, 4);
                        insert into place values (1, 'GB', 10), (2, 'FR', 7);
                        """).update();

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(texts(jdbc, "select step || ' ' || sum(amount) from progress group by step order by 1"))
                .containsExactly("ASKED 2", "CONFIRMED 2", "HELD 1");
        assertThat(
                        texts(
                                jdbc,
                                "select log || ' ' || to_char(minute at time zone 'UTC', 'HH24:MI') || ' ' || amount from movement order by 1"))
                .containsExactly("1 12:01 1", "1 12:02 1", "2 12:01 1", "2 12:02 1");
        assertThat(texts(jdbc, "select country || ' ' || log || ' ' || amount from place"))
                .containsExactly("FR 1 7");
    }

    private static List<String> texts(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
