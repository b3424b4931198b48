package org.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.postgres.TestPostgres;

/** What lets the database be spread over machines by campaign without a rewrite: read in its own catalogue. */
class CatalogueTest {

    /** Tables of the host, which stay small however many people sign, and why. */
    private static final Map<String, String> OF_THE_HOST = Map.of(
            "flyway_schema_history", "one row a migration",
            "host", "one row",
            "organisation", "one row an organisation",
            "audit", "one row an act of someone with rights",
            "campaign", "one row a campaign: it is what everything else is spread by",
            "consent_wording", "one row a sentence, not a signer",
            "agreement", "one row a choice of a form, not a signer");

    /** Unique indexes over all campaigns, and why they are no burden. */
    private static final Map<String, String> OVER_ALL_CAMPAIGNS =
            Map.of("letter_reference_key", "one row a letter; what stands on paper must name one letter alone");

    /** Tables without a primary key, and why. */
    private static final Map<String, String> WITHOUT_KEY =
            Map.of("progress", "appended and summed; no row is ever looked up by itself");

    private static JdbcClient jdbc;

    @BeforeAll
    static void migrate() {
        jdbc = JdbcClient.create(TestPostgres.freshDatabase());
    }

    @Test
    void the_campaign_comes_first_in_every_primary_key_and_unique_index_of_what_grows_with_signers() {
        var others = jdbc.sql("""
                        select t.relname || ': ' || i.relname from pg_index x
                        join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
                        left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                        where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisprimary)
                          and a.attname is distinct from 'campaign_id' and t.relname <> all (?) and i.relname <> all (?)
                        """)
                .params(names(OF_THE_HOST), names(OVER_ALL_CAMPAIGNS))
                .query(String.class)
                .list();

        assertThat(others).isEmpty();
    }

    @Test
    void every_table_but_the_hosts_own_names_its_campaign_and_has_a_primary_key() {
        assertThat(tables(
                        "not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'campaign_id' "
                                + "and a.attnotnull)"))
                .isEmpty();
        assertThat(tables("not exists (select from pg_index x where x.indrelid = t.oid and x.indisprimary)"))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_KEY.keySet());
    }

    @Test
    void nothing_that_grows_refers_to_something_that_grows_but_within_its_campaign() {
        var across = jdbc.sql("""
                        select k.conname from pg_constraint k
                        join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
                        where k.contype = 'f' and r.relname <> all (?) and a.attname <> 'campaign_id'
                        """)
                .params(new Object[] {names(OF_THE_HOST)})
                .query(String.class)
                .list();

        assertThat(across).isEmpty();
    }

    @Test
    void nothing_is_excused_that_is_not_there() {
        var there = jdbc.sql("select relname from pg_class").query(String.class).list();

        assertThat(there)
                .containsAll(OF_THE_HOST.keySet())
                .containsAll(OVER_ALL_CAMPAIGNS.keySet())
                .containsAll(WITHOUT_KEY.keySet());
    }

    private static List<String> tables(String condition) {
        return jdbc.sql("select t.relname from pg_class t where t.relkind in ('r', 'p') "
                        + "and t.relnamespace = 'public'::regnamespace and t.relname <> all (?) and " + condition)
                .params(new Object[] {names(OF_THE_HOST)})
                .query(String.class)
                .list();
    }

    private static String[] names(Map<String, String> excused) {
        return excused.keySet().toArray(String[]::new);
    }
}
