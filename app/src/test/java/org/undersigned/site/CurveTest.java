package org.undersigned.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void each_span_is_a_step_as_high_as_its_share_of_the_most() {
        var curve = curve(Map.of(NOON, 1L, NOON.plusSeconds(7200), 4L), 3);

        assertThat(curve.path()).isEqualTo("M0 120V90H200V120H400V0H600V120");
        assertThat(curve.most()).isEqualTo(4);
        assertThat(curve.rows()).extracting(Curve.Row::amount).containsExactly(1L, 4L);
    }

    @Test
    void one_span_alone_is_seen_too() {
        assertThat(curve(Map.of(NOON, 3L), 1).path()).isEqualTo("M0 120V0H600V120");
    }

    @Test
    void without_any_it_lies_on_the_ground() {
        var curve = curve(Map.of(), 2);

        assertThat(curve.isEmpty()).isTrue();
        assertThat(curve.path()).isEqualTo("M0 120V120H300V120H600V120");
    }

    private static Curve curve(Map<Instant, Long> amounts, int hours) {
        return Curve.of(
                "hour",
                new TreeMap<>(amounts),
                ChronoUnit.HOURS,
                NOON,
                NOON.plus(hours - 1L, ChronoUnit.HOURS),
                Instant::toString);
    }
}
