package org.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
