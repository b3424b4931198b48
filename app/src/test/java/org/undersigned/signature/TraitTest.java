package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

class TraitTest {

    private static final int MANY = 2_000;

    @RegisterExtension
    private static final Bees bees = new Bees();

    @BeforeEach
    void many_sign() {
        fill("""
                insert into signature (campaign_id, id, confirmed_at, text_hash, tag)
                select :campaign, lpad(to_hex(i), 32, '0')::uuid, now(), '', int4send(i) from generate_series(1, :many) i
                """);
        fill(
                "insert into standing select campaign_id, tag, id from signature where campaign_id = :campaign and :many > 0");
        fill("""
                insert into ledger
                select :campaign, log, 'log ' || log, :many + 1, :many, :many, now(), '' from generate_series(1, 2) log
                """);
        fill("""
                insert into entry (campaign_id, log, index, type, signature_id, ordinal, recorded_at)
                select :campaign, log, i, 1,
                       lpad(to_hex(case log when 2 then i else :many + 1 - i end), 32, '0')::uuid, i, now()
                from generate_series(1, :many) i, generate_series(1, 2) log
                """);
    }

    @Test
    void a_number_is_that_of_the_present_ledger() {
        assertThat(numbered(7))
                .extracting(id -> id.value().toString())
                .containsExactly("00000000-0000-0000-0000-000000000007");
        assertThat(numbered(MANY + 1)).isEmpty();
    }

    @Test
    void a_number_is_looked_up_once_however_many_have_signed() {
        var read = bees.get(TransactionOperations.class).execute(_ -> {
            numbered(7);
            return bees.jdbc().sql("""
                            select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'entry'
                            """).query(Long.class).single();
        });

        assertThat(read).isBetween(1L, MANY / 10L);
    }

    private static List<SignatureId> numbered(long number) {
        return bees.signatures().standing(bees.campaign().id(), new Trait.Number(number));
    }

    private static void fill(String statement) {
        bees.jdbc()
                .sql(statement)
                .param("campaign", bees.campaign().id().value())
                .param("many", MANY)
                .update();
    }
}
