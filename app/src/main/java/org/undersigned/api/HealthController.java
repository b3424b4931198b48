package org.undersigned.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.undersigned.campaign.LastKnown;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Witnesses;
import org.undersigned.web.NeedsNoPlace;

/**
 * Whether pages, database and sequencer work: 200 or 503, and in one word what does not. Campaigns whose ledger is refused, and
 * witnesses that contradict one, are named and change nothing else: neither may take from others what works.
 */
@Controller
class HealthController {

    private final ApplicationAvailability availability;
    private final LastKnown<String, Boolean> database;
    private final Rounds rounds;
    private final Ledgers ledgers;
    private final Witnesses witnesses;

    HealthController(
            ApplicationAvailability availability,
            JdbcClient jdbc,
            Rounds rounds,
            Ledgers ledgers,
            Witnesses witnesses) {
        this.availability = availability;
        this.database = new LastKnown<>(1, _ -> answers(jdbc));
        this.rounds = rounds;
        this.ledgers = ledgers;
        this.witnesses = witnesses;
    }

    @NeedsNoPlace
    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return down("start");
        }
        if (!database.get("")) {
            return down("database");
        }
        return rounds.goWell() ? up() : down("sequencer");
    }

    private static boolean answers(JdbcClient jdbc) {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    private ResponseEntity<Map<String, Object>> up() {
        var health = new LinkedHashMap<String, Object>(Map.of("status", "UP"));
        name(health, "refused", ledgers.refused());
        name(health, "contradicted_by", witnesses.contradicting());
        return ResponseEntity.ok(health);
    }

    private static void name(Map<String, Object> health, String what, List<String> names) {
        if (!names.isEmpty()) {
            health.put(what, names);
        }
    }

    private static ResponseEntity<Map<String, Object>> down(String what) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(Map.of("status", "DOWN", "what", what));
    }
}
