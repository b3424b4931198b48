package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.letter.Breaks.Ending;
import org.undersigned.letter.Line.Placed;

class ParagraphTest {

    private static final float SIZE = 10;

    @Test
    void no_line_is_wider_than_the_measure_even_where_a_word_is() {
        var paragraph = set("a " + "verylong".repeat(100) + " z", 200, Ending.FREE, Locale.UK);

        assertThat(paragraph.lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line.width() * SIZE / Fonts.EM).isLessThanOrEqualTo(201));
    }

    @Test
    void an_address_is_not_broken_where_it_fits_a_line() {
        var lines =
                texts(set("Look at https://undersigned.example/campaigns/bees and see", 230, Ending.FREE, Locale.UK));

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("https://undersigned.example/campaigns/bees"));
    }

    @Test
    void the_lines_of_a_title_are_about_equally_long() {
        var lines = set("Save the bees of the valley before they are all gone", 240, Ending.EVEN, Locale.UK)
                .lines();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).width() / lines.get(1).width()).isBetween(0.75f, 1.33f);
    }

    @Test
    void a_text_goes_the_way_of_its_language_unless_no_letter_of_it_does() {
        assertThat(set("Title 42 שלום", 200, Ending.FREE, Locale.of("he")).rightToLeft())
                .isTrue();
        assertThat(set("Title 42", 200, Ending.FREE, Locale.of("he")).rightToLeft())
                .isFalse();
        assertThat(set("שלום to all", 200, Ending.FREE, Locale.UK).rightToLeft())
                .isFalse();
    }

    @Test
    void a_hebrew_word_runs_from_the_right_and_a_number_in_it_from_the_left() {
        var runs = set("אבג 42 דהו", 200, Ending.FREE, Locale.of("he"))
                .lines()
                .getFirst()
                .runs();

        assertThat(runs).extracting(Placed::x).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(runs).extracting(run -> run.glyphs().rightToLeft()).containsExactly(true, false, true);
    }

    @Test
    void figures_of_a_sentence_are_old_style_and_those_of_a_postcode_are_not() {
        var sentence = Glyphs.of(Face.SERIF, "17 Smith", false);
        var postcode = Glyphs.of(Face.SERIF, "SW17 Smith", false);
        var lining = Face.SERIF.screen().createGlyphVector(Fonts.EXACT, "17");

        assertThat(sentence.codes()[0]).isNotEqualTo(lining.getGlyphCode(0));
        assertThat(postcode.codes()).contains(lining.getGlyphCode(0), lining.getGlyphCode(1));
    }

    @Test
    void a_break_in_the_text_stays_a_break() {
        assertThat(texts(set("one\ntwo", 200, Ending.FREE, Locale.UK))).containsExactly("one", "two");
    }

    private static Paragraph set(String text, float width, Ending ending, Locale locale) {
        return Paragraph.of(Voice.SERIF, text, SIZE, width, ending, locale);
    }

    private static List<String> texts(Paragraph paragraph) {
        return paragraph.lines().stream()
                .map(line ->
                        line.runs().stream().map(run -> run.glyphs().text()).collect(Collectors.joining()))
                .toList();
    }
}
