package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.document.Documents.asking;
import static org.undersigned.document.Documents.faults;
import static org.undersigned.document.Documents.remarks;
import static org.undersigned.document.Documents.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear Mayor Vale,",
                "Dear Mayor Vale:",
                "Dear Mayor Vale",
                "To the members of the council:",
                "Estimado señor alcalde:",
                "Madame, Monsieur,",
                "Monsieur le Président,",
                "Chè Majistra Vale,",
                "Your Excellency,",
                "Mayor Vale,",
                "Sehr geehrte Frau Bürgermeisterin,"
            })
    void a_salutation_greets_on_a_line_of_its_own(String salutation) {
        var letter = text(asking("Keep the park.").replace("Dear Mayor Vale,", salutation));

        assertThat(letter.salutation()).isEqualTo(salutation);
        assertThat(letter.opening()).containsExactly("Keep the park.");
    }

    @Test
    void a_salutation_that_runs_on_or_is_missing_is_a_fault() {
        var runsOn = asking("Keep it.").replace("Dear Mayor Vale,\n", "Dear Mayor Vale, we are writing\n");
        var missing = asking("Keep it.").replace("Dear Mayor Vale,\n", "We are writing because we care.\n");

        assertThat(faults(runsOn))
                .singleElement()
                .asString()
                .startsWith("7: The salutation runs on")
                .contains("\"Dear Mayor Vale,\" on a line of its own");
        assertThat(faults(missing))
                .singleElement()
                .asString()
                .startsWith("7: The letter begins with \"We are writing")
                .contains("\"Dear Mayor Vale,\"");
    }

    @Test
    void lines_of_a_paragraph_are_one_line() {
        assertThat(text(asking("Keep\nthe   park \n  open.\n\nPlease.")).opening())
                .containsExactly("Keep the park open.", "Please.");
    }

    @Test
    void a_hyphen_at_the_end_of_a_line_is_said() {
        assertThat(remarks(asking("Keep it for the long-\nterm good.")))
                .anyMatch(remark -> remark.startsWith("9: A line ends with \"long-\""));
    }

    @Test
    void markdown_in_the_letter_is_plain_text_and_said() {
        var document = asking(
                "## What we know\n\nThe **park** is *ours*: see [the deed](https://example.org/deed) and <https://example.org>.");

        assertThat(text(document).opening())
                .containsExactly(
                        "What we know",
                        "The park is ours: see the deed (https://example.org/deed) and https://example.org.");
        assertThat(remarks(document))
                .anyMatch(remark -> remark.startsWith("11: Markdown became plain text: The park is ours"));
    }

    @Test
    void signs_that_only_look_like_markdown_stay() {
        var words = "2 * 3 * 4 is 24, snake_case_names stay, [1]: is no link, and <b is small.";

        assertThat(text(asking(words)).opening()).containsExactly(words);
        assertThat(text(asking("[1]: https://example.org is the deed.")).opening())
                .containsExactly("[1]: https://example.org is the deed.");
    }

    @Test
    void a_quoted_letter_is_the_letter() {
        var quoted = asking("Keep it.\n\n1. Now.")
                .replace("Dear Mayor", "> Dear Mayor")
                .replace("Keep it", "> Keep it")
                .replace("1. Now", "> 1. Now");

        assertThat(text(quoted)).isEqualTo(text(asking("Keep it.\n\n1. Now.")));
    }

    @Test
    void a_sign_off_is_part_of_the_closing_line_by_line() {
        var letter = text(asking("We ask:\n\n1. Keep it.\n\nThank you.\n\nSincerely,\nThe Friends of the Park\nVale"));

        assertThat(letter.closing()).containsExactly("Thank you.", "Sincerely,", "The Friends of the Park", "Vale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Your name]",
                "[Your Name Here]",
                "(your signature)",
                "[First Name] [Last Name]",
                "[Your name]\n[City, State]",
                "________________",
                "{{name}}",
                "[Su nombre]",
                "[Votre nom]",
                "[Non ou]",
                "**[Your name]**"
            })
    void a_place_for_a_name_is_left_out_and_said(String placeholder) {
        var document = asking("Keep it.\n\nSincerely,\n\n" + placeholder);

        assertThat(text(document).opening()).containsExactly("Keep it.", "Sincerely,");
        assertThat(remarks(document)).anyMatch(remark -> remark.contains("was left out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Your name]\n\nPaid for by the friends.", "---\n\nPaid for by the friends."})
    void nothing_below_the_letters_end_disappears(String below) {
        assertThat(faults(asking("Keep it.\n\n" + below)))
                .singleElement()
                .asString()
                .startsWith("13: \"Paid for by the friends.\" has no place");
    }

    @Test
    void an_address_above_the_salutation_is_a_fault() {
        var document = asking("Keep it.").replace("Dear Mayor", "Town Hall\nVale\n\nDear Mayor");

        assertThat(faults(document)).singleElement().asString().startsWith("7: The letter begins with \"Town Hall\"");
    }

    @Test
    void a_letter_needs_no_line_above_it_when_the_front_matter_names_the_target() {
        var document =
                "---\ntarget: Mayor Vale\n---\n# Save the park\n\nIt is the last one.\n\nDear Mayor Vale,\n\nKeep it.";

        assertThat(text(document).opening()).containsExactly("Keep it.");
        assertThat(remarks(document)).anyMatch(remark -> remark.startsWith("8: No line announces the letter"));
    }

    @Test
    void of_two_salutations_neither_is_guessed_to_begin_the_letter() {
        var document =
                "---\ntarget: Mayor Vale\n---\n# Save the park\n\nDear friends,\n\nSign.\n\nDear Mayor Vale,\n\nKeep it.";

        assertThat(faults(document)).singleElement().asString().startsWith("10: Either \"Dear friends,\" (line 6) or");
        assertThat(text(document.replace("Dear Mayor", "The letter:\n\nDear Mayor"))
                        .salutation())
                .isEqualTo("Dear Mayor Vale,");
    }
}
