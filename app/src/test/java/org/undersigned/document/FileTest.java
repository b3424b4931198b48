package org.undersigned.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.document.Documents.asking;
import static org.undersigned.document.Documents.bees;
import static org.undersigned.document.Documents.faults;
import static org.undersigned.document.Documents.text;
import static org.undersigned.document.Documents.understood;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTest {

    @Test
    void line_ends_and_a_byte_order_mark_make_no_difference() {
        var expected = understood(bees());

        assertThat(understood(bees().replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(understood(bees().replace("\n", "\r"))).isEqualTo(expected);
        assertThat(understood("\uFEFF" + bees())).isEqualTo(expected);
        assertThat(understood(bees() + "\n\n\n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u2009", "\u202F", "\u3000", "\t", "  ", " \u200B", "\u00AD \u2060"})
    void odd_spaces_are_one_space_and_unseen_signs_nothing(String odd) {
        assertThat(text(asking("Keep" + odd + "it."))).isEqualTo(text(asking("Keep it.")));
    }

    @Test
    void joiners_that_carry_meaning_stay() {
        assertThat(text(asking("می\u200Cخواهیم 👩\u200D🌾")).opening()).containsExactly("می\u200Cخواهیم 👩\u200D🌾");
    }

    @Test
    void a_word_processors_soft_line_ends_are_line_ends() {
        assertThat(text(asking("Keep\u000Bit\u2028now.\u2029Please.")).opening())
                .containsExactly("Keep it now.", "Please.");
    }

    @Test
    void bytes_that_are_not_utf_8_are_a_fault_on_their_line() {
        var latin = asking("Gardez le jardin d'été.").getBytes(ISO_8859_1);

        assertThat(faults(latin))
                .singleElement()
                .asString()
                .startsWith("9: This line holds bytes that are not UTF-8.")
                .contains("Save the file as UTF-8");
    }

    @Test
    void utf_16_is_recognised() {
        assertThat(faults(bees().getBytes(UTF_16)))
                .singleElement()
                .asString()
                .startsWith("1: This file is saved as UTF-16");
        assertThat(faults(bees().getBytes(UTF_16LE)))
                .singleElement()
                .asString()
                .startsWith("1: This file is saved as UTF-16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PK\u0003\u0004docx|word processor",
                "{\\rtf1|word processor",
                "%PDF-1.7|PDF",
                "<!DOCTYPE html><p>|web page",
                "' '|nothing in this file"
            })
    void what_is_no_text_is_called_by_its_name(String start, String name) {
        assertThat(faults(start)).singleElement().asString().startsWith("1: ").contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0007",
                "\u001F",
                "\u009B",
                "\u202E",
                "\uE000",
                "\uFFFD",
                "\uFFFF",
                "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
            })
    void what_nobody_can_read_is_a_fault_on_its_line(String sign) {
        assertThat(faults(asking("Keep it.\n\nAnd " + sign + " this.")))
                .singleElement()
                .asString()
                .startsWith("11: ");
    }

    @Test
    void a_character_reference_cannot_bring_in_what_nobody_can_read() {
        assertThat(faults(asking("Keep &#7; it.")))
                .singleElement()
                .asString()
                .startsWith("9: ")
                .contains("U+0007");
    }

    @Test
    void what_is_too_long_is_a_fault() {
        var sentence = "Keep the park open for the children of the town. ";

        assertThat(faults(asking(sentence.repeat(6_000))))
                .singleElement()
                .asString()
                .startsWith("1: The document is larger than 256 KiB.");
        assertThat(faults(asking(sentence.repeat(450))))
                .anyMatch(fault -> fault.startsWith("9: This line is longer than 20,000 characters."));
        assertThat(faults(asking((sentence + "\n").repeat(220))))
                .singleElement()
                .asString()
                .startsWith("9: This paragraph is longer than 10,000 characters.");
        assertThat(faults(asking((sentence.repeat(100) + "\n\n").repeat(11))))
                .singleElement()
                .asString()
                .startsWith("7: The letter is longer than 50,000 characters.");
        assertThat(faults(asking("Keep it.").replace("Save the park", "Save it ".repeat(40))))
                .singleElement()
                .asString()
                .startsWith("1: The title is longer than 300 characters.");
    }

    @Test
    void what_is_missing_is_named_with_an_example() {
        assertThat(faults("It is a long way to the park. ".repeat(20) + "\n\nReally."))
                .satisfiesExactly(
                        title -> assertThat(title)
                                .startsWith("1: No title is found.")
                                .contains("\"Take Action: Save the park\""),
                        target -> assertThat(target)
                                .startsWith("3: Whom the letter goes to is not said.")
                                .contains("\"Letter we will send to Mayor Vale:\""),
                        letter -> assertThat(letter)
                                .startsWith("3: No letter is found.")
                                .contains("\"Dear Mayor Vale,\""));
        assertThat(faults("# Save the park\n\nLetter:\n\nDear Madam Vale,\n\nKeep it."))
                .singleElement()
                .asString()
                .startsWith("3: Whom the letter goes to is not said.")
                .contains("\"target: Madam Vale\"");
        assertThat(faults("# Save the park\n\nLetter to Mayor Vale:\n\nDear Mayor Vale,\n"))
                .singleElement()
                .asString()
                .startsWith("5: The letter says nothing.");
        assertThat(faults("# Save the park\n\nLetter to Mayor Vale:\n"))
                .singleElement()
                .asString()
                .startsWith("3: The letter says nothing.");
    }
}
