package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.limit.Rate;

/** What the mailer has yet to do, in the database. */
@Repository
class DueStore {

    /** What an answer is: the first, or a reminder. */
    enum Step {
        FIRST,
        REMINDER
    }

    /** A request to be answered, with what decides the answer. */
    record Due(
            RequestStore.Stored request,
            Step step,
            Instant dueAt,
            Optional<SignatureId> standing,
            boolean confirmed,
            boolean disavowed,
            Optional<Instant> lifted,
            boolean flood) {}

    /** What follows an answer: a reminder, or nothing. */
    record Next(RequestStore.Stored request, Optional<Instant> reminder) {}

    private final JdbcClient jdbc;

    DueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of what is due, locked until the transaction ends; other nodes take others. */
    List<Due> take(Instant now, int most, Rate flood) {
        return jdbc.sql("""
                        with taken as (
                            select * from answer_due where due_at <= :now order by due_at limit :most for update skip locked
                        )
                        select t.step, t.due_at, a.*, s.signature_id,
                               exists (select from signature c where c.campaign_id = a.campaign_id and c.id = a.id) as confirmed,
                               exists (
                                   select from disavowal d
                                   where d.campaign_id = a.campaign_id and d.tag = a.tag and d.lifted_at is null) as disavowed,
                               (select max(lifted_at) from disavowal d
                                where d.campaign_id = a.campaign_id and d.tag = a.tag) as lifted_at,
                               (select count(*) from (%s) neighbours) > :flood as flood
                        from taken t
                        join request a on a.campaign_id = t.campaign_id and a.id = t.request_id
                        left join standing s on s.campaign_id = a.campaign_id and s.tag = a.tag
                        order by t.due_at
                        """.formatted(RequestStore.sameBefore("client_index", "")))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("within", flood.within().toSeconds() + " seconds")
                .param("flood", flood.most())
                .param("near", flood.most() + 1)
                .query(DueStore::due)
                .list();
    }

    /** What has been due for longest, or is due next. */
    Optional<Instant> oldest() {
        return jdbc.sql("select due_at from answer_due order by due_at limit 1")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Writes down what is due next for those that are answered. */
    void settle(List<Next> answered) {
        var reminded =
                answered.stream().filter(next -> next.reminder().isPresent()).toList();
        var done = answered.stream().filter(next -> next.reminder().isEmpty()).toList();
        jdbc.sql("""
                        update answer_due d set step = 'REMINDER', due_at = a.due_at
                        from unnest(?::bigint[], ?::uuid[], ?::timestamptz[]) as a (campaign_id, request_id, due_at)
                        where d.campaign_id = a.campaign_id and d.request_id = a.request_id
                        """)
                .params(
                        Column.of(reminded, it -> it.request().campaign().value(), Long[]::new),
                        Column.of(reminded, it -> it.request().id().value(), UUID[]::new),
                        Column.times(reminded, it -> it.reminder().orElseThrow()))
                .update();
        jdbc.sql("""
                        delete from answer_due d using unnest(?::bigint[], ?::uuid[]) as a (campaign_id, request_id)
                        where d.campaign_id = a.campaign_id and d.request_id = a.request_id
                        """)
                .params(
                        Column.of(done, it -> it.request().campaign().value(), Long[]::new),
                        Column.of(done, it -> it.request().id().value(), UUID[]::new))
                .update();
    }

    void postpone(RequestStore.Stored request, Instant moment) {
        jdbc.sql("update answer_due set due_at = ? where campaign_id = ? and request_id = ?")
                .params(
                        Timestamp.from(moment),
                        request.campaign().value(),
                        request.id().value())
                .update();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                RequestStore.stored(row, number),
                Step.valueOf(row.getString("step")),
                row.getTimestamp("due_at").toInstant(),
                Optional.ofNullable(row.getObject("signature_id", UUID.class)).map(SignatureId::new),
                row.getBoolean("confirmed"),
                row.getBoolean("disavowed"),
                Optional.ofNullable(row.getTimestamp("lifted_at")).map(Timestamp::toInstant),
                row.getBoolean("flood"));
    }
}
