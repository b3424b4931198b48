package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.postgres.TestPostgres;

/** What was agreed to before agreements were kept once is found in them. */
class AgreementMigrationTest {

    private static final Consent COUNTED = Consent.toBeCounted("Count me.");
    private static final Consent SHOWN = Consent.toBeShown(Display.FULL, "Show my name.");

    @Test
    void what_was_agreed_to_first_is_an_agreement_and_what_was_chosen_since_stays() {
        var database = TestPostgres.freshDatabase();
        Flyway.configure().dataSource(database).target("26").load().migrate();
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into request (campaign_id, id, requested_at, text_hash, tag, address_index, domain_index, personal)
                        select 1, id::uuid, '2026-11-24 12:00Z', '', '', '', '', '' from unnest(array[
                            '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002']) id;
                        insert into signature (campaign_id, id, confirmed_at, text_hash)
                        select 1, '00000000-0000-0000-0000-000000000001', '2026-11-24 12:01Z', '';
                        """).update();
        for (var consent : List.of(COUNTED, SHOWN)) {
            jdbc.sql("insert into consent select 1, id, ?, requested_at, ?, ? from request")
                    .params(consent.purpose().name(), consent.choice(), consent.wording())
                    .update();
        }
        jdbc.sql("insert into consent select 1, id, 'SHOWN', confirmed_at, 'NONE', '' from signature")
                .update();

        Flyway.configure().dataSource(database).load().migrate();

        var agreement = HexFormat.of().formatHex(Consent.agreement(List.of(SHOWN, COUNTED)));
        assertThat(texts(jdbc, "select encode(agreement, 'hex') from request")).containsExactly(agreement, agreement);
        assertThat(texts(jdbc, "select encode(agreement, 'hex') from signature"))
                .containsExactly(agreement);
        assertThat(texts(jdbc, "select purpose || ' ' || choice from agreement order by 1"))
                .containsExactly("COUNTED on", "SHOWN FULL");
        assertThat(texts(jdbc, "select purpose || ' ' || choice from consent")).containsExactly("SHOWN NONE");
    }

    private static List<String> texts(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
