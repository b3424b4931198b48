package org.undersigned.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void its_hash_is_the_ledgers() {
        var text =
                new Text("Save the park", "We ask the council to keep the park open.", List.of(), List.of(), List.of());

        assertThat(HexFormat.of().formatHex(text.hash()))
                .isEqualTo("84043736cb3647fe748040b1b3a9eec2ec4519fc286a0b0fefacd17196205f1a");
    }

    @Test
    void its_bytes_are_letter_txt() {
        var text = new Text(
                "Save the park",
                "Dear Mayor Vale,",
                List.of("It is the last one.", "We ask:"),
                List.of(new Demand(1, "Keep it."), new Demand(2, "Plant.")),
                List.of("Sincerely,", "The Friends"));

        assertThat(new String(text.bytes(), UTF_8)).isEqualTo("""
                Save the park
                Dear Mayor Vale,

                It is the last one.

                We ask:

                1. Keep it.
                2. Plant.

                Sincerely,

                The Friends""");
    }

    @Test
    void letters_and_marks_apart_or_together_are_the_same_text() {
        var apart = new Text("Caf\u0065\u0301", "Dear", List.of(), List.of(), List.of());
        var together = new Text("Caf\u00E9", "Dear", List.of(), List.of(), List.of());

        assertThat(apart.hash()).isEqualTo(together.hash());
    }

    @Test
    void a_gap_in_the_numbers_or_a_line_end_within_a_part_is_no_text() {
        assertThatThrownBy(() -> new Text("Title", "Dear", List.of(), List.of(new Demand(2, "Keep it.")), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Text("Title", "Dear", List.of("One\ntwo"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
