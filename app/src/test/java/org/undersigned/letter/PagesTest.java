package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Row LOOSE = Row.of(0, 10, false);
    private static final Row GLUED = Row.of(0, 10, true);

    @Test
    void a_page_takes_what_finds_room() {
        var pages =
                new Pages(40, 20).of(IntStream.range(0, 9).mapToObj(_ -> LOOSE).toList());

        assertThat(pages).extracting(List::size).containsExactly(5, 3, 1);
    }

    @Test
    void rows_that_belong_together_move_to_the_next_page_together() {
        var pages = new Pages(40, 40).of(List.of(LOOSE, LOOSE, LOOSE, LOOSE, GLUED, GLUED));

        assertThat(pages).extracting(List::size).containsExactly(3, 3);
    }

    @Test
    void a_piece_longer_than_a_page_is_torn_rather_than_lost() {
        var pages = new Pages(40, 40)
                .of(Stream.concat(Stream.of(LOOSE), Stream.generate(() -> GLUED).limit(12))
                        .toList());

        assertThat(pages).extracting(List::size).containsExactly(5, 5, 3);
    }
}
