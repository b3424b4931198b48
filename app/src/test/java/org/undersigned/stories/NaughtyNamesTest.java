package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A name is kept as it was typed and harms nobody: not on a page, in a mail, on paper or in a table. */
class NaughtyNamesTest {

    private static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "O'Brien \"Bobby\" & Söhne {0} %s ${7*7}",
            "\u200Fيارا الخطيب\u200F",
            "Zoë 👩🏽‍🚀🐝");

    private static final List<String> REFUSED = List.of(
            "Sam\r\nBcc: everyone@example.org",
            "Sam\nOkafor",
            "Sam\u0000",
            "Sam\u202Etxet",
            "see https://bad.example",
            " \u200B ");

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void names_that_look_like_programs_are_only_names() {
        var bees = ada.publishes("bees-naughty");
        try (var sam = Sam.onAPhone()) {
            NAMES.forEach(name -> assertThat(types(bees, name).statusCode()).isEqualTo(303));
            for (var name : NAMES) {
                var mail = new Inbox(Stage.HOST, address(name)).next();
                assertThat(mail.text()).contains("Hello " + name);
                sam.opens(mail.link("confirmations"));
                assertThat(sam.reads()).contains(name);
                sam.presses("Confirm my signature");
                assertThat(sam.reads()).contains("Thank you, " + name);
            }
            Sam.awaitsTheEntry(sam.path());
            sam.opens(bees);
            assertThat(sam.page().locator(".signers__name").allTextContents())
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }

        var handover = ada.delivers("bees-naughty");

        assertThat(handover.signersTable())
                .hasSize(NAMES.size() + 1)
                .allSatisfy(line -> assertThat(line).doesNotContain(",=", ",\"="))
                .anyMatch(line -> line.contains("'=cmd|' /C calc'!A0"));
        assertThat(handover.signersOnPaper())
                .contains("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "O'Brien \"Bobby\"", "Zoë");
    }

    @Test
    void what_could_break_out_of_a_line_or_lead_away_is_refused() {
        assertThat(REFUSED).allSatisfy(name -> {
            var answer = types(Stage.BEES, name);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"name-fault\"");
            assertThat(new Inbox(Stage.HOST, address(name)).all()).isEmpty();
        });
    }

    private static HttpResponse<String> types(String campaign, String name) {
        var form = "name=%s&email=%s&display=full&agree=on".formatted(encoded(name), address(name));
        return Stage.HOST.post(campaign + "/signatures", form);
    }

    private static String address(String name) {
        return Integer.toHexString(name.hashCode()) + "@naughty.example";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
