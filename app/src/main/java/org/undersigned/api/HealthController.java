package org.undersigned.api;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.undersigned.ledger.Witnesses;
import org.undersigned.web.NeedsNoPlace;

/**
 * Whether pages, database and sequencer work: 200 or 503, and in one word what does not. Witnesses that contradict a ledger are
 * named and change nothing else: one that lies must not be able to take a host down.
 */
@Controller
class HealthController {

    private final ApplicationAvailability availability;
    private final JdbcClient jdbc;
    private final Rounds rounds;
    private final Witnesses witnesses;

    HealthController(ApplicationAvailability availability, JdbcClient jdbc, Rounds rounds, Witnesses witnesses) {
        this.availability = availability;
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.witnesses = witnesses;
    }

    @NeedsNoPlace
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return down("start");
        }
        jdbc.sql("select 1").query(Integer.class).single();
        return rounds.goWell() ? up() : down("sequencer");
    }

    private ResponseEntity<Map<String, Object>> up() {
        var contradicting = witnesses.contradicting();
        return ResponseEntity.ok(
                contradicting.isEmpty()
                        ? Map.of("status", "UP")
                        : Map.of("status", "UP", "contradicted_by", contradicting));
    }

    private static ResponseEntity<Map<String, Object>> down(String what) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(Map.of("status", "DOWN", "what", what));
    }
}
