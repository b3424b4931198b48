package org.undersigned.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.letter.Letter;

/** Attempts in the database. */
@Repository
class AttemptStore {

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Attempt> of(Letter letter) {
        return jdbc.sql(
                        "select number, started_at, outcome from attempt where campaign_id = ? and letter = ? order by number")
                .params(letter.campaign().value(), letter.number())
                .query((row, _) -> new Attempt(
                        row.getInt(1),
                        row.getTimestamp(2).toInstant(),
                        Optional.ofNullable(row.getString(3)).map(Attempt.Result::valueOf)))
                .list();
    }

    /** False when another process begins the same try; committed before anything is sent. */
    boolean begin(Letter letter, int number, String messageId, Instant now) {
        return jdbc.sql("""
                        insert into attempt (campaign_id, letter, number, message_id, started_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(letter.campaign().value(), letter.number(), number, messageId, Timestamp.from(now))
                        .update()
                > 0;
    }

    void end(Letter letter, int number, Attempt.Result result, Instant now) {
        jdbc.sql("update attempt set outcome = ?, finished_at = ? where campaign_id = ? and letter = ? and number = ?")
                .params(result.name(), Timestamp.from(now), letter.campaign().value(), letter.number(), number)
                .update();
    }
}
