package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RushTest {

    private Instant now = Bees.NOON;
    private final Rush rush = new Rush(() -> now);

    @Test
    void it_is_a_rush_when_hundreds_came_in_this_second_or_the_last() {
        rush.came(125);
        assertThat(rush.isOn()).isFalse();

        rush.came(125);
        assertThat(rush.isOn()).isTrue();

        pass(1);
        assertThat(rush.isOn()).isTrue();

        pass(1);
        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void fewer_are_none() {
        rush.came(249);
        pass(1);

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void what_was_long_ago_is_none_now() {
        rush.came(5_000);
        pass(2);

        assertThat(rush.isOn()).isFalse();
    }

    private void pass(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }
}
