package org.undersigned.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail table. */
final class MailStore {

    /** A mail as it goes in. */
    record Fresh(long campaign, UUID id, String kind, Optional<UUID> request, byte[] addressIndex, byte[] personal) {}

    /** A mail that is ours to send until its lease ends. */
    record Due(long campaign, UUID id, String kind, int attempts, Instant createdAt, byte[] personal) {}

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Fresh> mails, Instant now) {
        jdbc.sql("""
                insert into mail (campaign_id, id, kind, request_id, address_index, personal, created_at, due_at)
                select campaign_id, id::uuid, kind, request_id::uuid, address_index, personal, :now, :now
                from unnest(:campaigns::bigint[], :ids::text[], :kinds::text[], :requests::text[], :indexes::bytea[], :personals::bytea[])
                    as fresh (campaign_id, id, kind, request_id, address_index, personal)
                on conflict do nothing
                """)
                .param("now", Timestamp.from(now))
                .param("campaigns", mails.stream().mapToLong(Fresh::campaign).toArray())
                .param("ids", mails.stream().map(mail -> mail.id().toString()).toArray(String[]::new))
                .param("kinds", mails.stream().map(Fresh::kind).toArray(String[]::new))
                .param(
                        "requests",
                        mails.stream()
                                .map(mail -> mail.request().map(UUID::toString).orElse(null))
                                .toArray(String[]::new))
                .param("indexes", mails.stream().map(Fresh::addressIndex).toArray(byte[][]::new))
                .param("personals", mails.stream().map(Fresh::personal).toArray(byte[][]::new))
                .update();
    }

    List<Due> claim(Instant now, Instant until, int most) {
        return jdbc.sql("""
                with due as (
                    select campaign_id, id from mail
                    where sent_at is null and failed_at is null and due_at <= :now
                        and (leased_until is null or leased_until <= :now)
                    order by due_at
                    limit :most
                    for update skip locked
                )
                update mail set leased_until = :until
                from due where mail.campaign_id = due.campaign_id and mail.id = due.id
                returning mail.campaign_id, mail.id, mail.kind, mail.attempts, mail.created_at, mail.personal
                """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query((row, _) -> due(row))
                .list();
    }

    void sent(List<Due> mails, Instant now) {
        jdbc.sql("""
                update mail set sent_at = :now, personal = null, leased_until = null
                from unnest(:campaigns::bigint[], :ids::text[]) as given (campaign_id, id)
                where mail.campaign_id = given.campaign_id and mail.id = given.id::uuid
                    and sent_at is null and failed_at is null
                """)
                .param("now", Timestamp.from(now))
                .param("campaigns", campaigns(mails))
                .param("ids", ids(mails))
                .update();
    }

    void failed(Due mail, String code, Instant now) {
        jdbc.sql("""
                update mail set failed_at = :now, failure = :code, personal = null, leased_until = null
                where campaign_id = :campaign and id = :id and sent_at is null and failed_at is null
                """)
                .param("now", Timestamp.from(now))
                .param("code", code)
                .param("campaign", mail.campaign())
                .param("id", mail.id())
                .update();
    }

    void postpone(Due mail, Instant until) {
        jdbc.sql("""
                update mail set due_at = :until, attempts = attempts + 1, leased_until = null
                where campaign_id = :campaign and id = :id and sent_at is null and failed_at is null
                """)
                .param("until", Timestamp.from(until))
                .param("campaign", mail.campaign())
                .param("id", mail.id())
                .update();
    }

    /** Gives mails back untried, or tried in vain through no fault of theirs: they stay as due as they were. */
    void release(List<Due> mails, Instant until) {
        jdbc.sql("""
                update mail set leased_until = :until
                from unnest(:campaigns::bigint[], :ids::text[]) as given (campaign_id, id)
                where mail.campaign_id = given.campaign_id and mail.id = given.id::uuid
                    and sent_at is null and failed_at is null
                """)
                .param("until", Timestamp.from(until))
                .param("campaigns", campaigns(mails))
                .param("ids", ids(mails))
                .update();
    }

    Optional<Instant> oldestDue(Instant now) {
        return jdbc.sql(
                        "select min(due_at) as oldest from mail where sent_at is null and failed_at is null and due_at <= :now")
                .param("now", Timestamp.from(now))
                .query((row, _) ->
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant))
                .single();
    }

    /** What is erased stays as a row: queueing the same mail again must not send it after all. */
    void erase(long campaign, Collection<UUID> requests, Instant now) {
        jdbc.sql("""
                update mail set personal = null, request_id = null, leased_until = null,
                    failed_at = case when sent_at is null then coalesce(failed_at, :now) end,
                    failure = case when sent_at is null then coalesce(failure, 'erased') end
                where campaign_id = :campaign and request_id = any(:requests::uuid[])
                """)
                .param("now", Timestamp.from(now))
                .param("campaign", campaign)
                .param("requests", requests.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    int clean(long campaign, Instant before, int most) {
        return jdbc.sql("""
                delete from mail where campaign_id = :campaign and id in (
                    select id from mail where campaign_id = :campaign and created_at < :before limit :most)
                """)
                .param("campaign", campaign)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    /** One list for each, in their order. */
    List<List<Mails.Earlier>> earlier(List<Mails.Recipient> recipients, Instant since, int most) {
        var found = Stream.generate(() -> (List<Mails.Earlier>) new ArrayList<Mails.Earlier>())
                .limit(recipients.size())
                .toList();
        jdbc.sql("""
                select place, earlier.campaign_id, earlier.kind, earlier.created_at
                from unnest(:campaigns::bigint[], :indexes::bytea[]) with ordinality as asked (campaign_id, address_index, place)
                cross join lateral (
                    select campaign_id, kind, created_at from mail
                    where substring(mail.address_index, 1, 8) = substring(asked.address_index, 1, 8)
                        and mail.address_index = asked.address_index
                        and (mail.campaign_id = asked.campaign_id or created_at >= :since)
                    order by created_at desc limit :most
                ) as earlier
                order by place, created_at desc
                """)
                .param(
                        "campaigns",
                        recipients.stream().mapToLong(Mails.Recipient::campaign).toArray())
                .param(
                        "indexes",
                        recipients.stream().map(Mails.Recipient::index).toArray(byte[][]::new))
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query(row -> {
                    found.get(row.getInt("place") - 1).add(earlier(row));
                });
        return found;
    }

    private static Mails.Earlier earlier(ResultSet row) throws SQLException {
        return new Mails.Earlier(
                row.getLong("campaign_id"),
                row.getString("kind"),
                row.getTimestamp("created_at").toInstant());
    }

    private static long[] campaigns(List<Due> mails) {
        return mails.stream().mapToLong(Due::campaign).toArray();
    }

    private static String[] ids(List<Due> mails) {
        return mails.stream().map(mail -> mail.id().toString()).toArray(String[]::new);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getLong("campaign_id"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getBytes("personal"));
    }
}
