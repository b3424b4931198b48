package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.Ledgers;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;

/** The page that shows how a count comes about. */
class IntegrityTest {

    private static Served served;
    private static Document page;

    /** Five sign from Peru and two from France; these are taken back, one set aside, one never confirmed. */
    @BeforeAll
    static void serve(@TempDir Path folder) {
        served = Served.in(folder.resolve("data"));
        for (var name : List.of("Ana", "Bea", "Cora", "Dina", "Elsa")) {
            sign(name, "PE");
        }
        var fifi = sign("Fifi", "FR");
        var gigi = sign("Gigi", "FR");
        served.post(Served.BEES + "/signatures", Served.form(Map.of("email", "never@signers.example")));
        served.awaitCount(7);
        served.post(fifi + "/withdrawal", "");
        served.post(gigi + "/withdrawal", "");
        served.awaitCount(5);
        served.get(Reviews.class)
                .reject(served.bees().id(), List.of(id("Ana")), Reason.DUPLICATE, "domain=signers.example", "Ada");
        served.awaitCount(4);
        served.get(Deliveries.class).pack(served.bees(), true, _ -> {}).orElseThrow();
        page = Jsoup.parse(served.get(Served.BEES + "/integrity").body());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void the_action_page_leads_to_it() {
        var action = Jsoup.parse(served.get(Served.BEES).body());

        assertThat(action.select("a[href=/campaigns/bees/integrity]")).isNotEmpty();
    }

    @Test
    void the_entries_add_up_to_the_count_of_the_checkpoint_that_is_shown() {
        assertThat(page.select("h1").text()).startsWith("4 signatures");
        assertThat(fact("Signatures entered")).isEqualTo("7");
        assertThat(fact("Withdrawn by the signer")).isEqualTo("2");
        assertThat(fact("Set aside by a moderator")).isEqualTo("1");
        assertThat(fact("That leaves, and this is the count")).isEqualTo("4");
        var log = served.get(Ledgers.class).latest(served.bees().id()).orElseThrow();
        assertThat(page.select(".command").eachText()).anyMatch(text -> text.contains(log.verifierKey()));
        assertThat(page.text()).contains(log.size() + " entries in the ledger");
        assertThat(page.text()).contains(log.checkpoint().lines().toList().get(2));
    }

    @Test
    void it_says_how_far_people_came_why_some_are_set_aside_and_when_it_was_delivered() {
        assertThat(fact("Asked to sign")).isEqualTo("8");
        assertThat(fact("Confirmed by the link in the mail")).isEqualTo("7");
        assertThat(fact("the same person signed more than once")).isEqualTo("1");
        assertThat(page.select("[aria-labelledby=deliveries-title]").text()).contains("with 4 signatures");
    }

    @Test
    void every_curve_can_be_read_as_a_table_too() {
        assertThat(page.select("figure svg path")).hasSize(3);
        assertThat(page.select("figure table")).hasSize(3).allSatisfy(table -> {
            assertThat(table.select("caption").text()).isNotBlank();
            assertThat(table.select("thead th[scope=col]")).hasSize(2);
            assertThat(table.select("tbody tr td").eachText().stream()
                            .mapToLong(Long::parseLong)
                            .sum())
                    .isEqualTo(7);
        });
    }

    @Test
    void a_place_with_few_signatures_is_withheld() {
        assertThat(fact("Peru")).isEqualTo("5");
        assertThat(page.text()).doesNotContain("France");
    }

    @Test
    void nobody_is_named() {
        assertThat(page.html()).doesNotContain("Ana", "Fifi", "signers.example");
    }

    private static String sign(String name, String country) {
        var email = name.toLowerCase() + "@signers.example";
        served.post(
                Served.BEES + "/signatures",
                Served.form(Map.of("name", name, "email", email, "display", "full", "country", country)));
        var location = served.post(served.link(email), "").headers().firstValue("Location");
        return java.net.URI.create(location.orElseThrow()).getPath();
    }

    private static SignatureId id(String name) {
        var link = served.post(served.link(name.toLowerCase() + "@signers.example"), "");
        var receipt = link.headers().firstValue("Location").orElseThrow();
        return served.get(Signatures.class)
                .find(receipt.substring(receipt.lastIndexOf('/') + 1))
                .orElseThrow()
                .id();
    }

    private static String fact(String label) {
        return page.select(".facts__row").stream()
                .filter(row -> row.select("dt").text().equals(label))
                .map(row -> row.select("dd").text())
                .findFirst()
                .orElseThrow();
    }
}
