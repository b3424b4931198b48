package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.command.Served;
import org.undersigned.ledger.Doubts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;

/** A receipt page says what the published ledger says of counting, and what is on its way there. */
class ReceiptTruthTest {

    private static final String SLOW = "it takes longer than usual";
    private static Served served;

    @BeforeAll
    static void serve(@TempDir Path folder) {
        served = Served.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @AfterEach
    void seal() {
        served.get(JdbcClient.class).sql("delete from restored_ledger").update();
    }

    @Test
    void what_is_taken_back_is_counted_until_the_ledger_says_otherwise() {
        var receipt = counted("Wim");
        refuseToSeal();
        served.post(receipt + "/withdrawal", "");

        assertThat(said(receipt))
                .contains("is being taken out", "Until then the count still has it in it", SLOW)
                .doesNotContain("no longer counts");
        assertThat(standing(receipt)).isEqualTo("withdrawing");

        seal();
        Served.await(() -> said(receipt).contains("It no longer counts"));
        assertThat(said(receipt)).doesNotContain(SLOW);
    }

    @Test
    void what_is_set_aside_and_reinstated_changes_with_the_ledger() {
        var receipt = counted("Rosa");
        refuseToSeal();
        var rejection = served.get(Reviews.class)
                .reject(served.bees().id(), List.of(id(receipt)), Reason.OTHER, "test", "Ada")
                .orElseThrow();
        assertThat(said(receipt))
                .contains("is being taken out", "The reason given")
                .doesNotContain("does not count");

        seal();
        Served.await(() -> said(receipt).contains("it does not count"));

        refuseToSeal();
        served.get(Reviews.class).reinstate(served.bees().id(), rejection.number(), "Ada");
        assertThat(said(receipt)).contains("is being put back", SLOW).doesNotContain("Your signature counts.");
        assertThat(standing(receipt)).isEqualTo("reinstating");

        seal();
        Served.await(() -> said(receipt).contains("Your signature counts."));
    }

    @Test
    void what_is_being_sealed_promises_no_time_while_sealing_is_refused() {
        refuseToSeal();
        var receipt = served.sign("Sally", "none");

        assertThat(said(receipt)).contains("mostly within ten seconds", SLOW, "Nothing is lost", "link");

        seal();
        Served.await(() -> said(receipt).contains("Your signature counts."));
    }

    @Test
    void while_a_ledger_begun_anew_fills_the_one_before_is_what_a_receipt_speaks_of() {
        var receipt = counted("Nora");
        var before = served.get(receipt + ".json").body();
        served.get(TransactionOperations.class).executeWithoutResult(_ -> {
            served.get(Ledgers.class).renew(served.bees(), OptionalInt.empty());
            refuseToSeal();
        });

        assertThat(said(receipt)).contains("Your signature counts.", "Download the receipt");
        assertThat(served.get(receipt + ".json").body()).isEqualTo(before);

        seal();
        Served.await(() -> served.get(receipt + ".json").body().contains("/log/bees.2"));
        assertThat(said(receipt)).contains("Your signature counts.");
    }

    private static String counted(String name) {
        var receipt = served.sign(name, "none");
        Served.await(() -> said(receipt).contains("Your signature counts."));
        return receipt;
    }

    /** As after a backup: the ledger may have gone further. */
    private static void refuseToSeal() {
        served.get(Doubts.class).raise(Instant.now());
    }

    private static String said(String receipt) {
        return Jsoup.parse(served.get(receipt).body()).select("main").text();
    }

    private static String standing(String receipt) {
        return Jsoup.parse(served.get(receipt).body()).select("[data-standing]").attr("data-standing");
    }

    private static SignatureId id(String receipt) {
        return served.get(Signatures.class)
                .find(receipt.substring(receipt.lastIndexOf('/') + 1))
                .orElseThrow()
                .id();
    }
}
