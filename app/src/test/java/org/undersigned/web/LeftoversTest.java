package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final long MEBIBYTE = 1 << 20;

    @Test
    void are_cleared_away_when_nobody_is_inside_twice_in_a_row_and_there_are_many_more_than_before() {
        var leftovers = new Leftovers(null);
        leftovers.clearedTo(60 * MEBIBYTE);

        assertThat(leftovers.isDue(0, 100 * MEBIBYTE)).isFalse();
        assertThat(leftovers.isDue(1, 100 * MEBIBYTE)).isFalse();
        assertThat(leftovers.isDue(0, 100 * MEBIBYTE)).isFalse();
        assertThat(leftovers.isDue(0, 90 * MEBIBYTE)).isFalse();
        assertThat(leftovers.isDue(0, 100 * MEBIBYTE)).isTrue();
    }
}
