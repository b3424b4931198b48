package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.undersigned.tlog.SigningKey;

/** Witnesses that know another ledger than ours. */
class ContradictionTest extends Witnessed {

    @Test
    void one_that_knows_the_log_from_before_is_continued_from_there() throws IOException {
        open(1);
        sign("first");
        startTheWitness();
        round();
        bees.jdbc().sql("delete from witnessed").update();
        sign("second");

        round();

        assertThat(tally()).isEqualTo(2);
    }

    @Test
    void one_that_knows_more_than_we_have_is_not_argued_with() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> answer(exchange, 409, "900\n"));

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(tally()).isEqualTo(1);
    }

    @Test
    void one_that_says_that_it_holds_more_is_told_of_and_stops_nothing() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> answer(exchange, 409, "900\n"));

        round();

        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
        assertThat(contradicted(ONE)).isEqualTo(1);
        assertThat(contradicted(TWO)).isZero();
        sign("second");
        assertThat(tally()).isEqualTo(2);
        other.ifPresent(it -> it.stop(0));
        startTheWitness();
        round();
        assertThat(contradicting()).isEmpty();
    }

    @Test
    void one_that_has_seen_what_another_node_showed_it_contradicts_nothing() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> {
            bees.jdbc().sql("update ledger set size = size + 1").update();
            answer(exchange, 409, "3\n");
        });

        round();

        assertThat(contradicting()).isEmpty();
    }

    @Test
    void one_that_holds_another_root_at_our_size_is_told_of() throws IOException {
        goBackBehindTheWitness("another");

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
    }

    @Test
    void one_that_tells_of_another_root_at_our_size_without_a_size_is_told_of_too() throws IOException {
        open(0);
        sign("first");
        startAnother(one, exchange -> {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 409, request.startsWith("old 2\n") ? "another root\n" : "2\n");
        });

        round();

        assertThat(note().signatures()).hasSize(1);
        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
    }

    @Test
    void one_to_which_ours_is_no_continuation_is_told_of_until_a_new_ledger_begins() throws IOException {
        goBackBehindTheWitness("another", "second");

        round();

        assertThat(contradicting()).containsExactly(ONE.witnessKey().name());
        bees.get(Ledgers.class).renew(bees.campaign(), OptionalInt.empty());
        round();
        assertThat(contradicting()).isEmpty();
    }

    /** As if nothing had been recorded, and no file remembered it: only the witness does. Then these sign. */
    private void goBackBehindTheWitness(String... names) throws IOException {
        open(0);
        sign("first");
        startTheWitness();
        round();
        for (var table : List.of("entry", "tile", "ledger", "published", "movement", "place")) {
            bees.jdbc().sql("delete from " + table).update();
        }
        FileSystemUtils.deleteRecursively(bees.keys().resolve("ledger"));
        Stream.of(names).forEach(this::sign);
        bees.jdbc().sql("delete from witnessed").update();
    }

    private List<String> contradicting() {
        return bees.get(Witnesses.class).contradicting();
    }

    private long contradicted(SigningKey key) {
        return bees.get(Witnesses.class).countContradicted(key.witnessKey().name());
    }
}
