package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.document.Documents.asking;
import static org.undersigned.document.Documents.demands;
import static org.undersigned.document.Documents.faults;
import static org.undersigned.document.Documents.remarks;
import static org.undersigned.document.Documents.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1. |2. ",
                "1) |2) ",
                "(1) |(2) ",
                "1 - |2 - ",
                "1 – |2 – ",
                "1.|2.",
                "1º |2º ",
                "1.\t|2.\t",
                "a) |b) ",
                "a. |b. ",
                "(a) |(b) ",
                "i. |ii. ",
                "I) |II) ",
                "• |• ",
                "•\t|•\t",
                "· |· ",
                "·\t|·\t",
                "\uF0B7\t|\uF0B7\t",
                "o\t|o\t",
                "- |- ",
                "* |* ",
                "– |– ",
                "‣ |‣ ",
                "▪ |▪ "
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void a_list_is_known_however_it_is_typed_or_pasted(String first, String second) {
        var flat = "We ask:\n\n" + first + "Keep the park\n" + second + "Plant trees\n\nThank you.";
        var indented = flat.replace("\n" + first, "\n   " + first).replace("\n" + second, "\n   " + second);
        var spaced = flat.replace("\n" + second, "\n\n" + second);
        var attached = flat.replace("ask:\n\n", "ask:\n");

        for (var letter : new String[] {flat, indented, spaced, attached, indented.replace(' ', '\u00A0')}) {
            assertThat(demands(letter)).containsExactly("Keep the park", "Plant trees");
            assertThat(text(asking(letter)).opening()).containsExactly("We ask:");
            assertThat(text(asking(letter)).closing()).containsExactly("Thank you.");
        }
    }

    @Test
    void a_demand_goes_on_to_the_next_or_to_a_blank_line() {
        assertThat(demands("1. Keep the\n   park\n2. Plant\ntrees\n\nThank you."))
                .containsExactly("Keep the park", "Plant trees");
    }

    @Test
    void demands_are_numbered_from_one_and_a_wrong_number_is_said() {
        var misnumbered = asking("1. Keep it\n2. Plant\n4. Water");

        assertThat(text(misnumbered).letter()).endsWith("\n\n1. Keep it\n2. Plant\n3. Water");
        assertThat(remarks(misnumbered)).contains("9: The demands were not numbered 1, 2, 3 …; now they are.");
        assertThat(demands("1. Keep it\n1. Plant\n1. Water")).hasSize(3);
        assertThat(demands("1. Keep it\n2. Plant\n1. Water")).hasSize(3);
    }

    @Test
    void points_of_a_point_stay_in_their_demand_and_are_said() {
        var nested = asking("1. Keep it\n   a) all of it\n   b) for good\n2. Plant\n   1. oaks\n   2. limes\n3. Water");

        assertThat(text(nested).demands())
                .extracting(Demand::text)
                .containsExactly("Keep it a) all of it b) for good", "Plant 1. oaks 2. limes", "Water");
        assertThat(remarks(nested))
                .contains(
                        "10: \"a) all of it\" is taken as part of demand 1. If it is not, leave a blank line above it and do not indent it.");
    }

    @Test
    void what_may_be_the_closing_but_touches_the_list_is_said() {
        assertThat(remarks(asking("1. Keep it.\n2. Plant.\nThank you for reading.")))
                .anyMatch(remark -> remark.startsWith("11: \"Thank you for reading.\" is taken as part of demand 2."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We have waited since\n1999. That is long.",
                "We were promised it by\n12. That is\n13. late.",
                "We waited – all of us\n– for years.",
                "A. Vale gave us the park.",
                "1965 - what a year.",
                "1.5 million people came.",
                "- The Friends of the Park"
            })
    void a_sentence_that_only_looks_like_an_item_stays_a_sentence(String sentence) {
        var letter = text(asking(sentence));

        assertThat(letter.demands()).isEmpty();
        assertThat(letter.opening()).containsExactly(sentence.replace('\n', ' '));
    }

    @Test
    void a_letter_may_do_without_demands_and_it_is_said() {
        assertThat(remarks(asking("Keep it."))).anyMatch(remark -> remark.startsWith("9: No list of demands is found"));
    }

    @Test
    void of_a_plain_and_a_numbered_list_the_numbered_one_holds_the_demands() {
        var document = asking("We know:\n\n- It is old\n- It is green\n\nWe ask:\n\n1. Keep it\n2. Plant");

        assertThat(text(document).opening()).containsExactly("We know:", "• It is old", "• It is green", "We ask:");
        assertThat(text(document).demands()).hasSize(2);
        assertThat(remarks(document)).anyMatch(remark -> remark.startsWith("11: This list is not numbered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Keep\n2. Plant\n\nAnd then:\n\n1. Water\n2. Wait",
                "1. Keep\n2. Plant\n\n1. Water\n2. Wait\n",
                "- Keep\n- Plant\n\nAnd then:\n\n- Water"
            })
    void two_lists_of_demands_are_a_fault(String lists) {
        assertThat(faults(asking(lists)))
                .singleElement()
                .asString()
                .contains("A second list begins here; the first is at line 9.");
    }

    @Test
    void an_empty_or_a_hundred_and_first_demand_is_a_fault() {
        var many = new StringBuilder();
        for (int number = 1; number <= 101; number++) {
            many.append(number).append(". Keep tree ").append(number).append('\n');
        }

        assertThat(faults(asking("1. Keep\n2.\n\n3. Water")))
                .singleElement()
                .asString()
                .startsWith("10: There is nothing after \"2\".");
        assertThat(faults(asking(many.toString())))
                .singleElement()
                .asString()
                .startsWith("109: There are more than 100 demands.");
    }
}
