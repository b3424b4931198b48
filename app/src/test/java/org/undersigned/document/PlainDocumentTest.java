package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.document.Documents.asking;
import static org.undersigned.document.Documents.bees;
import static org.undersigned.document.Documents.faults;
import static org.undersigned.document.Documents.remarks;
import static org.undersigned.document.Documents.text;
import static org.undersigned.document.Documents.understood;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDocumentTest {

    @Test
    void an_e_mail_alert_goes_in_as_it_stands() {
        var campaign = understood(bees());

        assertThat(campaign.text().title()).isEqualTo("Ask Minister Mina to Keep the Bees of Lower Vale Alive");
        assertThat(campaign.why().split("\n\n")).hasSize(2).allMatch(paragraph -> paragraph.equals(paragraph.strip()));
        assertThat(campaign.callToAction())
                .contains(
                        "SIGN THIS PETITION to tell Minister Mina to stop the spraying and let the orchards hum again.");
        assertThat(campaign.target().name()).isEqualTo("Minister Mina");
        assertThat(campaign.text().salutation()).isEqualTo("Dear Minister Mina,");
        assertThat(campaign.text().opening()).hasSize(3);
        assertThat(campaign.text().demands())
                .hasSize(5)
                .contains(new Demand(3, "Pay the beekeepers."), new Demand(5, "Ask us first."));
        assertThat(campaign.text().closing())
                .containsExactly(
                        "The hives need you this spring. The valley is watching. Do right by those who feed it.");
    }

    @Test
    void spaces_that_a_web_page_leaves_behind_are_plain_spaces() {
        var letter = text(bees()).letter();

        assertThat(letter).doesNotContain("\u00A0").doesNotContain("  ").doesNotContain(" \n");
    }

    @Test
    void what_was_found_and_what_has_a_default_is_said() {
        assertThat(remarks(bees()))
                .contains(
                        "1: Title: Ask Minister Mina to Keep the Bees of Lower Vale Alive",
                        "3: Why to sign: 2 paragraphs",
                        "9: Target: Minister Mina",
                        "11: Salutation: Dear Minister Mina,",
                        "11: Letter: 3 opening paragraphs, 5 demands, 1 closing paragraph",
                        "0: No goal is given: the page shows the count alone.")
                .noneMatch(remark -> remark.contains("{"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Take Action: Save the park",
                "TAKE ACTION – Save the park",
                "Action Alert! Save the park",
                "Petition: Save the park",
                "# Save the park",
                "# Petition: Save the park",
                "**Take Action: Save the park**",
                "Save the park",
                "Save the park\n=====",
                "Take Action!\n\nSave the park",
                "Title: Save the park"
            })
    void a_title_is_known_by_its_sign_or_by_standing_alone_at_the_top(String top) {
        var document = asking("Keep it.").replace("Take Action: Save the park", top);

        assertThat(text(document).title()).isEqualTo("Save the park");
    }

    @Test
    void a_title_that_may_go_on_below_is_a_fault() {
        var document = asking("Keep it.").replace("Save the park\n", "Save the park\nand the pond\n");

        assertThat(faults(document))
                .singleElement()
                .asString()
                .startsWith("2: Does \"and the pond\" belong to the title?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGN THIS PETITION to keep it. >>>",
                "Sign the petition to keep it →",
                ">>> Sign our letter to keep it",
                "**Sign now to keep it**",
                "## Add your name to keep it",
                "[Sign this petition](https://example.org) »",
                "Tell the mayor to keep it >>"
            })
    void a_line_that_asks_to_sign_is_the_call_to_action_and_no_reason(String call) {
        var campaign = understood(asking("Keep it.").replace("Letter we", call + "\n\nLetter we"));

        assertThat(campaign.callToAction())
                .hasValueSatisfying(asked -> assertThat(asked)
                        .doesNotContain(">", "→", "»", "*", "#")
                        .isEqualTo(asked.strip()));
        assertThat(campaign.why()).isEqualTo("It is the last one.");
    }

    @Test
    void a_call_to_action_may_stand_below_the_letter() {
        var campaign = understood(asking("Keep it.\n\n---\n\nSIGN THIS PETITION >>>"));
        var unruled = understood(asking("Keep it.\n\nSIGN THIS PETITION >>>"));

        assertThat(campaign.callToAction()).contains("SIGN THIS PETITION");
        assertThat(unruled.callToAction()).contains("SIGN THIS PETITION");
        assertThat(campaign.text().letter()).isEqualTo("Dear Mayor Vale,\n\nKeep it.");
        assertThat(unruled.text()).isEqualTo(campaign.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Letter we will send to Mayor Vale:",
                "The letter we will send to Mayor Vale",
                "LETTER TO MAYOR VALE:",
                "## Letter to Mayor Vale",
                "**Letter to Mayor Vale:**",
                "**Letter we'll send to Mayor Vale**:",
                "Here is the letter we will send to Mayor Vale :"
            })
    void the_line_above_the_letter_names_the_target(String line) {
        var campaign = understood(asking("Keep it.").replace("Letter we will send to Mayor Vale:", line));

        assertThat(campaign.target().name()).isEqualToIgnoringCase("Mayor Vale");
        assertThat(campaign.why()).isEqualTo("It is the last one.");
    }

    @Test
    void blank_lines_around_the_letters_first_lines_may_be_missing() {
        var close = text(asking("Keep it.").replace("Vale:\n\n", "Vale:\n").replace("Vale,\n\n", "Vale,\n"));

        assertThat(close).isEqualTo(text(asking("Keep it.")));
    }

    @Test
    void spanish_french_and_haitian_creole_letters_are_known_by_their_own_words() {
        var spanish = understood("""
                Actúe: Salvemos el parque

                Es el último.

                FIRME ESTA PETICIÓN para salvarlo. >>>

                Carta que enviaremos a la alcaldesa Vale:

                Estimada alcaldesa Vale:

                Le pedimos:

                1. Cuide el parque.
                """);
        var french = understood("""
                Pétition : Sauvons le parc

                C’est le dernier.

                SIGNEZ CETTE PÉTITION pour le garder »

                Lettre que nous enverrons à la maire Vale :

                Madame la Maire,

                Gardez le parc.
                """);
        var creole = understood("""
                Pran aksyon: Sove pak la

                Se dènye a.

                SIYEN PETISYON SA A pou sove l. >>>

                Lèt n ap voye bay Majistra Vale:

                Chè Majistra Vale,

                Pa vann pak la.
                """);

        assertThat(spanish.locale()).isEqualTo(Locale.of("es"));
        assertThat(spanish.target().name()).isEqualTo("la alcaldesa Vale");
        assertThat(french.locale()).isEqualTo(Locale.FRENCH);
        assertThat(french.callToAction()).contains("SIGNEZ CETTE PÉTITION pour le garder");
        assertThat(french.text().title()).isEqualTo("Sauvons le parc");
        assertThat(creole.locale()).isEqualTo(Locale.of("ht"));
        assertThat(creole.target().name()).isEqualTo("Majistra Vale");
    }

    @Test
    void the_reasons_stay_markdown() {
        var document = asking("Keep it.")
                .replace("It is the last one.", "It is *the  last*\none.\n\n\n- No other\n  - far and wide");

        assertThat(understood(document).why()).isEqualTo("It is *the last*\none.\n\n- No other\n  - far and wide");
    }

    @Test
    void a_campaign_without_a_call_to_action_or_reasons_is_one() {
        var campaign = understood(asking("Keep it.").replace("It is the last one.\n\n", ""));

        assertThat(campaign.callToAction()).isEqualTo(Optional.empty());
        assertThat(campaign.why()).isEmpty();
    }
}
