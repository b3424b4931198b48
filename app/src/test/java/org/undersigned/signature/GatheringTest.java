package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Gathering<String> queue = new Gathering<>(4);

    @BeforeEach
    void open() {
        queue.open();
    }

    @Test
    void the_reader_is_woken_by_as_many_as_it_waits_for() throws Exception {
        var reading = CompletableFuture.supplyAsync(() -> await(3, LONG));
        queue.offer("one");
        queue.offer("two");
        Thread.sleep(100);
        assertThat(reading).isNotDone();

        queue.offer("three");

        assertThat(reading.get()).isTrue();
        assertThat(queue.take(2)).containsExactly("one", "two");
        assertThat(queue.take(2)).containsExactly("three");
        assertThat(queue.take(2)).isEmpty();
        assertThat(queue.isOver()).isFalse();
    }

    @Test
    void what_came_before_it_was_closed_is_still_taken_and_nothing_else() {
        queue.offer("one");

        queue.close();

        assertThat(queue.offer("two")).isFalse();
        assertThat(queue.isOver()).isFalse();
        assertThat(queue.take(2)).containsExactly("one");
        assertThat(queue.isOver()).isTrue();
    }

    @Test
    void who_are_too_few_are_told_apart_once_the_time_is_over() {
        queue.offer("one");

        assertThat(await(1, Duration.ZERO)).isTrue();
        assertThat(await(2, Duration.ofMillis(50))).isFalse();
        assertThat(await(2, Duration.ofMillis(-1))).isFalse();
    }

    @Test
    void there_is_room_for_so_many_and_no_more() {
        for (var one = 0; one < 4; one++) {
            assertThat(queue.offer("one of four")).isTrue();
        }

        assertThat(queue.offer("the fifth")).isFalse();
        assertThat(queue.take(9)).hasSize(4);
        assertThat(queue.offer("the fifth")).isTrue();
    }

    private boolean await(int number, Duration longest) {
        try {
            return queue.await(number, longest);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
