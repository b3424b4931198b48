package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.undersigned.review.Reason;
import org.undersigned.signature.Bees;

class MovementsTest extends OneLedger {

    @Test
    void places_with_few_signatures_are_not_told_apart() {
        stand(4);
        record();
        assertThat(movements().places()).isEmpty();

        stand(1, "fifth");
        record();

        assertThat(movements().places()).containsEntry("GB", 5L);
    }

    @Test
    void signatures_are_told_by_minute_hour_and_day_of_a_fixed_zone() {
        bees.passTo(Instant.parse("2026-11-24T23:50:40Z"));
        stand(1, "before.midnight");
        bees.pass(Duration.ofMinutes(15));
        stand(2, "after.midnight");
        record();

        var zone = TimeZone.getDefault().getID();
        setZone("Asia/Kathmandu");
        try {
            assertThat(movements().byMinute())
                    .containsOnly(
                            entry(Instant.parse("2026-11-24T23:50:00Z"), 1L),
                            entry(Instant.parse("2026-11-25T00:05:00Z"), 2L));
            assertThat(movements().byHour())
                    .containsOnly(
                            entry(Instant.parse("2026-11-24T23:00:00Z"), 1L),
                            entry(Instant.parse("2026-11-25T00:00:00Z"), 2L));
            assertThat(movements().byDay())
                    .containsOnly(
                            entry(Instant.parse("2026-11-24T00:00:00Z"), 1L),
                            entry(Instant.parse("2026-11-25T00:00:00Z"), 2L));
        } finally {
            setZone(zone);
        }
    }

    @Test
    void signatures_keep_their_minute_whatever_zone_the_program_and_the_database_are_in() {
        var zone = TimeZone.getDefault().getID();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try {
            stand(5);
            record();
            assertThat(movements().byMinute()).containsOnly(entry(Bees.NOON, 5L));
            assertThat(bees.jdbc()
                            .sql("select extract(epoch from requested_at)::bigint from request")
                            .query(Long.class)
                            .list())
                    .containsOnly(Bees.NOON.getEpochSecond());
        } finally {
            setZone(zone);
        }
    }

    @Test
    void who_is_set_aside_before_an_entry_gets_none() {
        var ids = stand(3);
        var rejection = reviews()
                .reject(campaign(), ids.subList(0, 2), Reason.AUTOMATION, "test", "Ada")
                .orElseThrow();
        record();
        reviews().reject(campaign(), ids.subList(2, 3), Reason.OTHER, "test", "Ada");
        record();

        assertThat(movements().entries()).containsEntry(1, 1L).containsEntry(3, 1L);
        reviews().reinstate(campaign(), rejection.number(), "Ada");
        record();
        assertThat(movements().entries()).containsEntry(1, 3L).containsEntry(3, 1L);
    }

    /** The driver tells the database the program's own as a connection opens. */
    private void setZone(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        bees.database().getHikariPoolMXBean().softEvictConnections();
    }
}
