package org.undersigned.api;

import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether pages, database and sequencer work: 200 or 503, and in one word what does not. */
@Controller
class HealthController {

    private final ApplicationAvailability availability;
    private final JdbcClient jdbc;
    private final Rounds rounds;

    HealthController(ApplicationAvailability availability, JdbcClient jdbc, Rounds rounds) {
        this.availability = availability;
        this.jdbc = jdbc;
        this.rounds = rounds;
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return down("start");
        }
        jdbc.sql("select 1").query(Integer.class).single();
        return rounds.goWell() ? ResponseEntity.ok(Map.of("status", "UP")) : down("sequencer");
    }

    private static ResponseEntity<Map<String, String>> down(String what) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(Map.of("status", "DOWN", "what", what));
    }
}
