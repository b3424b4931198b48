package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RushTest {

    private Instant now = Bees.NOON;
    private final Rush rush = new Rush(() -> now);

    @Test
    void a_thousand_in_one_second_go_first_for_ten_seconds() {
        comeFor(10);
        assertThat(rush.goesFirst()).isTrue();

        comeFor(1);
        assertThat(rush.goesFirst()).isFalse();
    }

    @Test
    void fewer_wait_for_nobody_and_nobody_for_them() {
        rush.came(999);
        pass();

        assertThat(rush.goesFirst()).isFalse();
    }

    @Test
    void one_that_pauses_for_a_second_is_still_the_same() {
        comeFor(12);
        pass();
        assertThat(rush.goesFirst()).isFalse();

        comeFor(1);
        assertThat(rush.goesFirst()).isFalse();
    }

    @Test
    void after_a_calm_minute_the_next_one_goes_first_again() {
        comeFor(12);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(rush.goesFirst()).isFalse();

        comeFor(1);
        assertThat(rush.goesFirst()).isTrue();
    }

    @Test
    void a_rush_long_ago_is_none_now() {
        rush.came(5_000);
        now = now.plus(Duration.ofSeconds(2));

        assertThat(rush.goesFirst()).isFalse();
    }

    private void comeFor(int seconds) {
        for (var i = 0; i < seconds; i++) {
            rush.came(500);
            rush.came(500);
            pass();
            rush.goesFirst();
        }
    }

    private void pass() {
        now = now.plus(Duration.ofSeconds(1));
    }
}
