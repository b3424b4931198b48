package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is kept as it was typed and harms nobody: not on a page, in a mail, on paper or in a table. */
class NaughtyNamesTest {

    private static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "O'Brien \"Bobby\" & Söhne {0} %s ${7*7}",
            "\u200Fيارا الخطيب\u200F",
            "Zoë 👩🏽‍🚀🐝");

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void names_that_look_like_programs_are_only_names() {
        var bees = ada.publishes("bees-naughty");
        for (var name : NAMES) {
            try (var sam = Sam.onAPhone()) {
                sam.opens(bees);
                sam.signs(name, "my name");
                var mail = sam.inbox.next();
                assertThat(mail.text()).contains("Hello " + name);
                sam.opens(mail.link("confirmations"));
                assertThat(sam.reads()).contains(name);
                sam.presses("Confirm my signature");
                sam.awaitsTheSeal();
                sam.opens(bees);
                assertThat(sam.page().locator(".signers__name").allTextContents())
                        .contains(name);
            }
        }

        var handover = ada.delivers("bees-naughty");

        assertThat(handover.signersTable())
                .hasSize(NAMES.size() + 1)
                .allSatisfy(line -> assertThat(line).doesNotContain(",=", ",\"="))
                .anyMatch(line -> line.contains("'=cmd|' /C calc'!A0"));
        assertThat(handover.signersOnPaper())
                .contains("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "O'Brien \"Bobby\"", "Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sam\r\nBcc: everyone@example.org",
                "Sam\nOkafor",
                "Sam\u0000",
                "Sam\u202Etxet",
                "see https://bad.example",
                " \u200B "
            })
    void what_could_break_out_of_a_line_or_lead_away_is_refused(String name) {
        try (var sam = Sam.onAPhone()) {
            var form = "name=%s&email=%s&agree=on".formatted(encoded(name), encoded(sam.email));

            var answer = Stage.HOST.post("/campaigns/welcome-asylum-seekers/signatures", form);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"name-fault\"");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
