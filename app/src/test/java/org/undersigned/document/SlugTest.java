package org.undersigned.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Save the Park!|save-the-park",
                "  ¿Qué pasó, señor?  |que-paso-senor",
                "Don’t sell the mayor's park|dont-sell-the-mayors-park",
                "Größe & Æther|grosse-aether",
                "Сохраните парк|sohranite-park",
                "公園を守ろう|gong-yuanwo-shourou",
                "Sove pak la: kounye a|sove-pak-la-kounye-a",
                "24/7|24-7"
            })
    void a_title_is_written_in_latin_letters(String title, String slug) {
        assertThat(Slug.from(title)).contains(new Slug(slug));
    }

    @Test
    void a_long_title_is_cut_at_a_word() {
        var slug = Slug.from("Keep the old park by the river open to every child of Lower Vale")
                .orElseThrow();

        assertThat(slug.value()).isEqualTo("keep-the-old-park-by-the-river-open-to-every-child-of-lower");
        assertThat(Slug.from("a".repeat(80)).orElseThrow().value()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!!", "🐝🐝", "—"})
    void a_title_without_letters_or_digits_has_none(String title) {
        assertThat(Slug.from(title)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-park", "park-", "save--park", "Park", "pärk", "a/b", "a b"})
    void another_form_is_no_slug(String value) {
        assertThatThrownBy(() -> new Slug(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
