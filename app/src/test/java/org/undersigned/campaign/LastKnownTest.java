package org.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.undersigned.command.Served;

class LastKnownTest {

    private static final Duration A_SECOND_AND_MORE = Duration.ofMillis(1_050);

    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean away;

    private final LastKnown<String, Integer> known = new LastKnown<>(10, _ -> {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return reads.incrementAndGet();
    });

    @Test
    void within_a_second_it_is_read_once_and_then_anew() throws Exception {
        assertThat(known.get("bees")).isEqualTo(1);
        assertThat(known.get("bees")).isEqualTo(1);

        Thread.sleep(A_SECOND_AND_MORE);
        assertThat(known.get("bees")).isEqualTo(2);
        known.forget();
        assertThat(known.get("bees")).isEqualTo(3);
    }

    @Test
    void while_the_database_is_away_it_stays_what_it_was() throws Exception {
        assertThat(known.get("bees")).isEqualTo(1);
        away = true;
        Thread.sleep(A_SECOND_AND_MORE);
        assertThat(known.get("bees")).isEqualTo(1);
        assertThatThrownBy(() -> known.get("wasps")).isInstanceOf(DataAccessResourceFailureException.class);

        away = false;
        Thread.sleep(A_SECOND_AND_MORE);
        assertThat(known.get("bees")).isEqualTo(2);
    }

    @Test
    void while_one_reads_anew_the_others_get_what_is_known() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new LastKnown<String, Integer>(10, _ -> {
            if (reads.incrementAndGet() == 2) {
                reading.countDown();
                await(goOn);
            }
            return reads.get();
        });
        assertThat(slow.get("bees")).isEqualTo(1);
        Thread.sleep(A_SECOND_AND_MORE);
        try (var other = Executors.newSingleThreadExecutor()) {
            var anew = other.submit(() -> slow.get("bees"));
            reading.await();

            assertThat(slow.get("bees")).isEqualTo(1);
            goOn.countDown();
            assertThat(anew.get()).isEqualTo(2);
        }
    }

    @Test
    void what_is_long_out_of_date_is_waited_for_but_not_for_long() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new LastKnown<String, Integer>(10, Duration.ofMillis(1), _ -> {
            if (reads.incrementAndGet() == 2) {
                reading.countDown();
                await(goOn);
            }
            return reads.get();
        });
        assertThat(slow.get("bees")).isEqualTo(1);
        Thread.sleep(2_050);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var anew = others.submit(() -> slow.get("bees"));
            reading.await();
            var soon = others.submit(() -> slow.get("bees"));
            Thread.sleep(100);
            assertThat(soon.isDone()).isFalse();

            // A database that hangs is not waited for by everyone, nor by anyone for as long as it hangs.
            assertThat(soon.get()).isEqualTo(1);
            assertThat(anew.get()).isEqualTo(1);
            var begun = System.nanoTime();
            assertThat(slow.get("bees")).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
            goOn.countDown();
            Served.await(() -> slow.get("bees") > 1);
        }
    }

    @Test
    void what_changed_long_ago_is_seen_by_all_who_ask_at_once() throws Exception {
        var slow = new LastKnown<String, Integer>(10, Duration.ofMillis(1), _ -> {
            pause(100);
            return reads.incrementAndGet();
        });
        assertThat(slow.get("bees")).isEqualTo(1);
        Thread.sleep(2_050);
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> all.submit(() -> slow.get("bees")))
                    .toList();

            for (var answer : answers) {
                assertThat(answer.get()).isGreaterThan(1);
            }
        }
    }

    @Test
    void while_nothing_is_known_of_it_nobody_waits_behind_many() throws Exception {
        var hanging = new LastKnown<String, Integer>(10, _ -> {
            pause(5_000);
            throw new DataAccessResourceFailureException("away");
        });
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = all.submit(() -> hanging.get("bees"));
            Thread.sleep(50);
            var begun = System.nanoTime();
            var others = IntStream.range(0, 20)
                    .mapToObj(_ -> all.submit(() -> hanging.get("bees")))
                    .toList();

            assertThat(others)
                    .allSatisfy(other -> assertThatThrownBy(other::get).hasCauseInstanceOf(DataAccessException.class));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThatThrownBy(first::get).hasCauseInstanceOf(DataAccessException.class);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
