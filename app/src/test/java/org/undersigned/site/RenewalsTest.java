package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.Ledgers;

/** That a ledger was given up is told to everyone who looks, and what belonged to which. */
class RenewalsTest {

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void two_sign_and_the_letter_is_handed_over() {
        served = Served.in(folder.resolve("data"));
        served.sign("Sam", "none");
        served.sign("Ada", "none");
        served.awaitCount(2);
        served.get(Deliveries.class).pack(served.bees(), true, _ -> {}).orElseThrow();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void while_the_first_ledger_goes_on_nothing_is_said_of_others() {
        assertThat(page("").text()).doesNotContain("begun anew");
        assertThat(page("/integrity").text()).doesNotContain("begun anew", "of the ledger localhost");
    }

    @Test
    void both_ledgers_are_shown_with_what_checks_them() {
        renew();

        var ledgers = page("/integrity").select("[aria-labelledby=ledgers-title]");
        assertThat(ledgers.text()).contains("The ledger was begun anew", "older state", "given up on");
        var all = served.get(Ledgers.class).all(served.bees().id());
        assertThat(all).hasSize(2).allSatisfy(log -> {
            assertThat(ledgers.select("h3").eachText()).contains(log.origin());
            assertThat(ledgers.select("code").eachText()).contains(log.verifierKey());
            assertThat(ledgers.text())
                    .contains(log.checkpoint().lines().toList().get(2));
            var address = "/log/" + log.name() + "/checkpoint";
            assertThat(ledgers.select("a").eachAttr("href")).contains(address);
            assertThat(served.get(address).body()).isEqualTo(log.checkpoint());
        });
    }

    @Test
    void a_delivery_says_in_which_ledger_it_stands() {
        renew();
        served.get(Deliveries.class).pack(served.bees(), true, _ -> {}).orElseThrow();

        Served.await(() -> deliveries().contains("of the ledger localhost:" + served.port() + "/log/bees.2 ("));

        assertThat(deliveries()).contains("of the ledger localhost:" + served.port() + "/log/bees (");
    }

    @Test
    void the_letters_page_says_so_beside_the_count() {
        renew();

        Served.await(() -> page("").select(".panel__proof").text().contains("The ledger was begun anew on"));
    }

    private void renew() {
        served.get(Ledgers.class).renew(served.bees(), OptionalInt.empty());
        served.awaitCount(2);
        Served.await(() -> page("/integrity").text().contains("log/bees.2"));
    }

    private String deliveries() {
        return page("/integrity").select("[aria-labelledby=deliveries-title]").text();
    }

    private Document page(String of) {
        return Jsoup.parse(served.get(Served.BEES + of).body());
    }
}
