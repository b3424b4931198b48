package org.undersigned.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.campaign.Campaigns;
import org.undersigned.command.Served;
import org.undersigned.delivery.Deliveries;
import org.undersigned.document.CampaignReader;
import org.undersigned.document.Reading;
import org.undersigned.document.Slug;
import org.undersigned.ledger.Ledgers;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import org.undersigned.signature.SignatureId;
import org.undersigned.signature.Signatures;

/** Pages say what is, also when it is no longer what it was. */
class TruthTest {

    private static Served served;

    @BeforeAll
    static void serve(@TempDir Path folder) {
        served = Served.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void a_link_pressed_before_tells_that_its_signature_is_held() {
        hold(id(served.sign("Hilda", "none")));

        assertThat(heading(served.link("hilda@signers.example"))).isEqualTo("Your signature is confirmed, and held");
    }

    @Test
    void a_link_pressed_before_tells_that_its_signature_was_taken_back_and_erased() {
        var receipt = served.sign("Wanda", "none");
        served.post(receipt + "/withdrawal", "");
        assertThat(heading(served.link("wanda@signers.example"))).isEqualTo("This signature was taken back");

        served.post(receipt + "/erasure", "");
        assertThat(heading(served.link("wanda@signers.example"))).isEqualTo("What you signed with is erased");
    }

    @Test
    void a_link_pressed_before_tells_that_its_signature_is_set_aside() {
        var id = id(served.sign("Rob", "none"));
        served.get(Reviews.class).reject(served.bees().id(), List.of(id), Reason.DUPLICATE, "test", "Ada");

        assertThat(heading(served.link("rob@signers.example"))).isEqualTo("This signature is set aside");
    }

    @Test
    void whoever_is_held_and_set_aside_reads_that_it_is_set_aside() {
        var receipt = served.sign("Hugo", "none");
        var id = id(receipt);
        hold(id);
        served.get(Reviews.class).reject(served.bees().id(), List.of(id), Reason.DUPLICATE, "test", "Ada");

        assertThat(heading(receipt)).isNotEqualTo("Thank you, Hugo");
        assertThat(served.get(receipt).body())
                .contains("The reason given: the same person signed more than once")
                .doesNotContain("a person will look at it");
    }

    @Test
    void the_page_says_how_large_the_ledger_is_that_its_count_comes_from() {
        served.sign("Sybil", "none");
        var bees = served.bees().id();

        Served.await(() -> {
            var said = page(served.get(Served.BEES).body());
            var tally = served.get(Ledgers.class).tally(bees);
            return tally.isPresent()
                    && said.select("[data-size]")
                            .text()
                            .equals(Long.toString(tally.get().size()))
                    && said.select(".tally__number")
                            .text()
                            .equals(Long.toString(tally.get().count()));
        });
    }

    @Test
    void a_receipt_says_of_itself_what_became_of_its_signature() {
        var receipt = served.sign("Vera", "full");
        Served.await(() -> served.get(receipt + ".json").statusCode() == 200);
        assertThat(served.get(receipt + ".json").body()).contains("\"standing\" : \"counted\"");

        served.post(receipt + "/withdrawal", "");

        Served.await(() -> served.get(receipt + ".json").body().contains("\"standing\" : \"withdrawn\""));
        assertThat(page(served.get(receipt).body()).select(".proof").text()).contains("says that it is withdrawn");
    }

    @Test
    void a_receipt_that_is_not_there_yet_says_why_and_when_to_ask_again() {
        var receipt = served.sign("Helen", "none");
        var id = id(receipt);
        Served.await(() -> served.get(receipt + ".json").statusCode() == 200);
        hold(id);
        var nobody = new SignatureId(UUID.randomUUID());
        giveEntry(id, nobody);

        var answer = served.get(receipt + ".json");

        giveEntry(nobody, id);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("86400");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"title\":\"Held\"", "\"status\":503", "\"standing\":\"held\"", "until somebody releases it");
    }

    @Test
    void a_receipt_of_someone_set_aside_without_an_entry_is_not_asked_for_all_day() {
        var receipt = served.sign("Rita", "none");
        var id = id(receipt);
        Served.await(() -> served.get(receipt + ".json").statusCode() == 200);
        var nobody = new SignatureId(UUID.randomUUID());
        giveEntry(id, nobody);
        assertThat(served.get(receipt + ".json").headers().firstValue("Retry-After"))
                .hasValue("5");
        served.get(Reviews.class).reject(served.bees().id(), List.of(id), Reason.DUPLICATE, "test", "Ada");

        var answer = served.get(receipt + ".json");

        giveEntry(nobody, id);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("86400");
        assertThat(answer.body()).contains("\"standing\":\"rejected\"");
    }

    @Test
    void whoever_took_a_signature_back_reads_that_erasing_takes_back_what_was_signed_since() {
        var receipt = served.sign("Wilma", "none");
        served.post(receipt + "/withdrawal", "");

        assertThat(served.get(receipt).body())
                .contains("still stands, it is withdrawn")
                .doesNotContain("The count stays");
    }

    @Test
    void who_was_erased_without_an_entry_does_not_read_that_there_is_one() {
        var receipt = served.sign("Hetty", "none");
        hold(id(receipt));
        served.post(receipt + "/erasure", "");

        assertThat(served.get(receipt).body())
                .contains("A signature that was counted keeps its entry")
                .doesNotContain("The ledger keeps the entry");
    }

    @Test
    void a_receipt_that_will_never_come_says_so() {
        var receipt = served.sign("Gone", "none");
        served.post(receipt + "/erasure", "");

        var answer = served.get(receipt + ".json");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"title\":\"Erased\"", "\"status\":410", "none will come")
                .doesNotContain("well-formed");
    }

    @Test
    void a_form_under_words_that_have_changed_brings_the_new_words_and_takes_nothing() {
        publish("changing", "Sow clover.");
        var read = hash(served.get("/campaigns/changing").body());
        publish("changing", "Sow thyme.");

        var answer = served.post("/campaigns/changing/signatures", Served.form(Map.of("text", read)));

        assertThat(answer.statusCode()).isEqualTo(409);
        var page = page(answer.body());
        assertThat(page.select(".demands").text()).contains("Sow thyme.");
        assertThat(page.select(".notice").text()).contains("The letter was changed while you read it");
        assertThat(page.getElementById("name").val()).isEqualTo("Sam");
        assertThat(page.select("[name=agree]").hasAttr("checked")).isFalse();
        assertThat(hash(answer.body())).isNotEqualTo(read);
        assertThat(requests("changing")).isZero();

        var again = served.post("/campaigns/changing/signatures", Served.form(Map.of("text", hash(answer.body()))));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(requests("changing")).isEqualTo(1);
    }

    @Test
    void a_faulty_form_does_not_slip_new_words_under_what_was_read() {
        publish("slipping", "Sow clover.");
        var read = hash(served.get("/campaigns/slipping").body());
        var faulty = served.post("/campaigns/slipping/signatures", Served.form(Map.of("text", read, "email", "sam")));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(hash(faulty.body())).isEqualTo(read);
        publish("slipping", "Sow thyme.");

        var answer = served.post("/campaigns/slipping/signatures", Served.form(Map.of("text", read, "email", "sam")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page(answer.body()).select(".notice").text()).contains("The letter was changed while you read it");
    }

    @Test
    void programs_need_not_say_which_words_they_saw() {
        publish("programs", "Sow clover.");

        assertThat(served.post("/campaigns/programs/signatures", Served.form(Map.of()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_delivered_letter_says_with_how_many_and_how_many_came_since() {
        served.sign("Dora", "none");
        Served.await(() -> tally() > 0);
        var deliveries = served.get(Deliveries.class);
        var delivered = deliveries
                .pack(served.bees(), true, _ -> {})
                .orElseThrow()
                .letter()
                .count();
        Served.await(() -> deliveries().contains("nobody has signed since"));
        assertThat(deliveries()).contains("Delivered with").doesNotContain("-");

        served.sign("Dolores", "none");
        Served.await(() -> tally() == delivered + 1);

        Served.await(() -> deliveries().contains("one has signed since"));
    }

    private static String deliveries() {
        return page(served.get(Served.BEES).body()).select(".deliveries").text();
    }

    private static long tally() {
        return served.get(org.undersigned.ledger.Ledgers.class)
                .tally(served.bees().id())
                .map(org.undersigned.ledger.Tally::count)
                .orElse(0L);
    }

    private static void publish(String slug, String demand) {
        var document = """
                Take Action: Leave room for the bees

                They were here first.

                Letter we will send to Minister Mina:

                Dear Minister Mina,

                please do this:

                1. %s

                Thank you.
                """.formatted(demand);
        var read = (Reading.Understood) CampaignReader.read(document.getBytes(UTF_8), Locale.ENGLISH);
        served.get(Campaigns.class).publish(read.document(), new Slug(slug));
        Served.await(() -> served.get("/campaigns/" + slug).body().contains(demand));
    }

    private static void hold(SignatureId id) {
        served.get(JdbcClient.class)
                .sql("insert into hold values (?, ?, 'rate', ?)")
                .params(served.bees().id().value(), id.value(), Timestamp.from(Instant.now()))
                .update();
    }

    private static void giveEntry(SignatureId from, SignatureId to) {
        served.get(JdbcClient.class)
                .sql("update entry set signature_id = ? where signature_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    private static long requests(String slug) {
        return served.count("request where campaign_id = (select id from campaign where slug = '" + slug + "')");
    }

    private static SignatureId id(String receipt) {
        return served.get(Signatures.class)
                .find(receipt.substring(receipt.lastIndexOf('/') + 1))
                .orElseThrow()
                .id();
    }

    private static String heading(String path) {
        return page(served.get(path).body()).select("h1").text();
    }

    private static String hash(String page) {
        return page(page).select("[name=text]").attr("value");
    }

    private static Document page(String html) {
        return Jsoup.parse(html);
    }
}
