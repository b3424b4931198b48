package org.undersigned.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker of crash runs sees every kind of loss that is planted, and none where nothing is lost. */
class SetCheckTest {

    private static final Set<String> THREE = Set.of("ada", "mina", "sam");
    private static final Map<String, String> ENTRIES = Map.of("ada", "e1", "mina", "e2", "sam", "e3");

    @Test
    void what_was_answered_is_stored_and_so_may_be_what_was_not() {
        assertThat(SetCheck.stored(THREE, Set.of("ada", "mina", "sam", "unanswered"))
                        .holds())
                .isTrue();
    }

    @Test
    void a_missing_request_is_seen_and_named() {
        var finding = SetCheck.stored(THREE, Set.of("ada", "sam", "another"));

        assertThat(finding.holds()).isFalse();
        assertThat(finding.broken()).containsExactly("mina");
        assertThat(finding.line()).contains("NO (3, broken 1: mina)");
    }

    @Test
    void a_mail_may_come_twice_but_not_never() {
        assertThat(SetCheck.mailed(THREE, THREE).holds()).isTrue();
        assertThat(SetCheck.mailed(THREE, Set.of("ada", "mina")).broken()).containsExactly("sam");
    }

    @Test
    void a_confirmation_is_in_the_ledger_exactly_once() {
        assertThat(SetCheck.entered(THREE, ENTRIES, List.of("e2", "e1", "e3", "unanswered"))
                        .holds())
                .isTrue();
    }

    @Test
    void an_entry_that_is_missing_or_doubled_is_seen() {
        var finding = SetCheck.entered(THREE, ENTRIES, List.of("e1", "e1", "e3"));

        assertThat(finding.broken())
                .containsExactlyInAnyOrder("ada is in the ledger 2 times", "mina is in the ledger 0 times");
    }

    @Test
    void a_confirmation_without_a_receipt_is_seen() {
        var finding = SetCheck.entered(THREE, Map.of("ada", "e1", "mina", "e2"), List.of("e1", "e2", "e3"));

        assertThat(finding.broken()).containsExactly("sam has no receipt");
    }

    @Test
    void two_confirmations_cannot_share_one_entry() {
        var finding = SetCheck.entered(THREE, Map.of("ada", "e1", "mina", "e1", "sam", "e3"), List.of("e1", "e3"));

        assertThat(finding.broken()).hasSize(2).allMatch(it -> it.endsWith("shares its entry with another"));
    }

    @Test
    void what_nobody_was_told_of_is_not_lost_or_doubled_either() {
        assertThat(SetCheck.whole(3, List.of("e1", "e2", "e3")).holds()).isTrue();
        assertThat(SetCheck.whole(3, List.of("e1", "e2")).holds()).isFalse();
        assertThat(SetCheck.whole(3, List.of("e1", "e2", "e2")).broken()).containsExactly("e2 is there 2 times");
    }

    @Test
    void a_receipt_that_proves_nothing_any_more_is_seen() {
        assertThat(SetCheck.proven(Map.of("ada", Optional.empty())).holds()).isTrue();
        assertThat(SetCheck.proven(Map.of("ada", Optional.empty(), "sam", Optional.of("another root")))
                        .broken())
                .containsExactly("sam: another root");
    }

    @Test
    void nothing_promised_proves_nothing() {
        assertThat(SetCheck.stored(Set.of(), Set.of()).holds()).isFalse();
    }
}
