package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** Requests in the database. */
@Repository
class RequestStore {

    /** A request as it lies there. */
    record Stored(
            CampaignId campaign,
            RequestId id,
            Instant requestedAt,
            byte[] textHash,
            byte[] tag,
            byte[] addressIndex,
            byte[] domainIndex,
            Optional<byte[]> clientIndex,
            Optional<byte[]> rangeIndex,
            Optional<String> source,
            byte[] personal,
            byte @Nullable [] agreement) {}

    /** When others of the same client, and of the same range, asked before. */
    record Neighbours(List<Instant> client, List<Instant> range) {}

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Enters these campaigns together with others who sign or confirm: until the transaction ends no text changes, nobody is
     * erased, and statements run by the plans that there are, as making one takes longer than running it for a few rows. It is a
     * statement of its own, so that the next one sees what was committed before.
     */
    void enter(Stream<CampaignId> campaigns) {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_generic_plan', true),
                               count(pg_advisory_xact_lock_shared(1, c::int)::text)
                        from unnest(?::bigint[]) c
                        """)
                .param(campaigns.map(CampaignId::value).distinct().sorted().toArray(Long[]::new))
                .query((_, _) -> true)
                .single();
    }

    /** Appends all whose campaign is open and still has the text they carry, and says which. None is there yet. */
    Set<RequestId> append(List<Request> batch) {
        return append(batch, "");
    }

    /**
     * What goes with a request is never there before it, nor is a request the first time: to have the database look for them
     * would take a tenth of its time each.
     */
    private Set<RequestId> append(List<Request> batch, String onConflict) {
        var requests = once(batch);
        enter(requests.stream().map(Request::campaign));
        return Set.copyOf(jdbc.sql("""
                        with asked as (
                            select * from unnest(:campaigns::bigint[], :ids::uuid[], :times::timestamptz[], :texts::bytea[],
                                :tags::bytea[], :addresses::bytea[], :domains::bytea[], :clients::bytea[], :ranges::bytea[],
                                :sources::text[], :personals::bytea[], :agreements::bytea[])
                              as a (campaign_id, id, requested_at, text_hash, tag, address_index, domain_index,
                                client_index, range_index, source, personal, agreement)
                        ), open as (
                            select distinct on (w.campaign_id) w.*
                            from wording w
                            where w.campaign_id in (select campaign_id from asked)
                            order by w.campaign_id, w.version desc
                        ), taken as (
                            insert into request
                            select a.*
                            from asked a
                            join open o on o.campaign_id = a.campaign_id and o.text_hash = a.text_hash
                             and (o.opens_at is null or o.opens_at <= a.requested_at)
                             and (o.closes_at is null or o.closes_at > a.requested_at)
                            where not exists (
                                select from closing c where c.campaign_id = a.campaign_id and c.reopened_at is null)
                            %s returning campaign_id, id, requested_at
                        ), begun as (
                            insert into first_request
                            select campaign_id, min(requested_at) from taken group by campaign_id
                            on conflict do nothing
                        ), counted as (
                            insert into progress
                            select campaign_id, date_trunc('minute', requested_at at time zone 'UTC') at time zone 'UTC',
                                   'ASKED', count(*)
                            from taken group by 1, 2
                        ), due as (
                            insert into answer_due
                            select campaign_id, id, 'FIRST', requested_at from taken
                        )
                        select id from taken
                        """.formatted(onConflict))
                .param("campaigns", Column.of(requests, r -> r.campaign().value(), Long[]::new))
                .param("ids", Column.of(requests, r -> r.id().value(), UUID[]::new))
                .param("times", Column.times(requests, Request::requestedAt))
                .param("texts", Column.of(requests, Request::textHash, byte[][]::new))
                .param("tags", Column.of(requests, Request::tag, byte[][]::new))
                .param("addresses", Column.of(requests, Request::addressIndex, byte[][]::new))
                .param("domains", Column.of(requests, Request::domainIndex, byte[][]::new))
                .param("clients", Column.of(requests, Request::clientIndex, byte[][]::new))
                .param("ranges", Column.of(requests, Request::rangeIndex, byte[][]::new))
                .param("sources", Column.of(requests, Request::source, String[]::new))
                .param("personals", Column.of(requests, r -> r.personal().get(), byte[][]::new))
                .param("agreements", Column.of(requests, Request::agreement, byte[][]::new))
                .query((row, _) -> new RequestId(row.getObject("id", UUID.class)))
                .list());
    }

    private static List<Request> once(List<Request> batch) {
        var byId = new LinkedHashMap<RequestId, Request>();
        batch.forEach(request -> byId.putIfAbsent(request.id(), request));
        return List.copyOf(byId.values());
    }

    /**
     * Has the commit wait for the standby, if there is one, though nothing else may be written: what is only found may have
     * come here without ever having reached it, and what is written later waits behind it.
     */
    void awaitStandby() {
        jdbc.sql("select pg_logical_emit_message(true, 'undersigned', '') is not null")
                .query(Boolean.class)
                .single();
    }

    /**
     * The same when some may be there already, from a try whose answer was lost, or come to be there meanwhile, when that try has
     * not ended yet: what is written waits for it, finds it there, and is looked for again.
     */
    Set<RequestId> appendMissing(List<Request> requests) {
        var taken = new HashSet<>(present(requests));
        var missing = requests.stream().filter(it -> !taken.contains(it.id())).toList();
        if (!missing.isEmpty()) {
            taken.addAll(append(missing, "on conflict do nothing"));
        }
        if (taken.size() < requests.size()) {
            taken.addAll(present(requests));
        }
        return taken;
    }

    private List<RequestId> present(List<Request> requests) {
        return jdbc.sql("""
                        select r.id from request r
                        join unnest(?::bigint[], ?::uuid[]) as a (campaign_id, id) using (campaign_id, id)
                        """)
                .params(
                        Column.of(requests, r -> r.campaign().value(), Long[]::new),
                        Column.of(requests, r -> r.id().value(), UUID[]::new))
                .query((row, _) -> new RequestId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Of each, in their order, the newest so many within a time that are of others' addresses. */
    List<Neighbours> neighbours(List<Stored> requests, Duration within, int most) {
        return jdbc.sql("""
                        select array(%s) as of_client, array(%s) as of_range
                        from unnest(:campaigns::bigint[], :ids::uuid[], :times::timestamptz[], :tags::bytea[],
                            :clients::bytea[], :ranges::bytea[])
                          with ordinality as a (campaign_id, id, requested_at, tag, client_index, range_index, place)
                        order by place
                        """.formatted(neighbours("client_index"), neighbours("range_index")))
                .param("campaigns", Column.of(requests, r -> r.campaign().value(), Long[]::new))
                .param("ids", Column.of(requests, r -> r.id().value(), UUID[]::new))
                .param("times", Column.times(requests, Stored::requestedAt))
                .param("tags", Column.of(requests, Stored::tag, byte[][]::new))
                .param("clients", Column.of(requests, r -> r.clientIndex().orElse(null), byte[][]::new))
                .param("ranges", Column.of(requests, r -> r.rangeIndex().orElse(null), byte[][]::new))
                .param("within", within.toSeconds() + " seconds")
                .param("near", most)
                .query((row, _) -> new Neighbours(times(row, "of_client"), times(row, "of_range")))
                .list();
    }

    /** Those of an address that came to nothing yet. */
    List<RequestId> unconfirmed(CampaignId campaign, byte[] tag) {
        return jdbc.sql("""
                        select id from %s r
                        where not exists (select from signature s where s.campaign_id = r.campaign_id and s.id = r.id)
                        """.formatted(ofAddress(":campaign", ":tag")))
                .param("campaign", campaign.value())
                .param("tag", tag)
                .query((row, _) -> new RequestId(row.getObject("id", UUID.class)))
                .list();
    }

    /** What was agreed to before there were agreements goes with it, but stays with a signature. */
    void erase(CampaignId campaign, Collection<RequestId> ids) {
        var uuids = ids.stream().map(RequestId::value).toArray(UUID[]::new);
        for (var statement : List.of(
                "delete from answer_due where campaign_id = ? and request_id = any (?)",
                """
                        delete from consent c where campaign_id = ? and id = any (?)
                          and not exists (select from signature s where s.campaign_id = c.campaign_id and s.id = c.id)
                        """,
                "delete from request where campaign_id = ? and id = any (?)")) {
            jdbc.sql(statement).params(campaign.value(), uuids).update();
        }
    }

    /** Those of a campaign that are older than a moment, some at a time. */
    List<RequestId> before(CampaignId campaign, Instant moment, int limit) {
        return jdbc.sql("select id from request where campaign_id = ? and id < ? order by id limit ?")
                .params(campaign.value(), RequestId.floor(moment), limit)
                .query((row, _) -> new RequestId(row.getObject("id", UUID.class)))
                .list();
    }

    long countUnconfirmed(CampaignId campaign) {
        return jdbc.sql("""
                        select count(distinct r.tag) from request r
                        where r.campaign_id = ?
                          and not exists (select from signature c where c.campaign_id = r.campaign_id and c.id = r.id)
                          and not exists (select from standing s where s.campaign_id = r.campaign_id and s.tag = r.tag)
                        """).param(campaign.value()).query(Long.class).single();
    }

    /**
     * Those of the time before another (a) that have the same keyed index, newest first. Each quarter of a day is looked into by
     * itself, for they lie apart.
     */
    static String sameBefore(String index, String more) {
        return """
                select near.requested_at
                from generate_series(date_bin('6 hours', a.requested_at - :within::interval, 'epoch'::timestamptz),
                    date_bin('6 hours', a.requested_at, 'epoch'::timestamptz), '6 hours') quarter
                cross join lateral (
                    select r.requested_at from request r
                    where r.campaign_id = a.campaign_id
                      and date_bin('6 hours', r.requested_at, 'epoch'::timestamptz) = quarter and r.%1$s = a.%1$s
                      and r.requested_at > a.requested_at - :within::interval and r.requested_at <= a.requested_at %2$s
                    order by r.requested_at desc limit :near) near
                order by near.requested_at desc limit :near
                """.formatted(index, more);
    }

    /**
     * All requests of an address in a campaign: each quarter of a day is asked by itself, from that of the oldest request to that of
     * the newest.
     */
    static String ofAddress(String campaign, String tag) {
        return """
                (
                    select r.*
                    from generate_series(%s, %s, '6 hours') quarter
                    cross join lateral (
                        select * from request r
                        where r.campaign_id = %s
                          and date_bin('6 hours', r.requested_at, 'epoch'::timestamptz) = quarter
                          and substring(r.tag, 1, 8) = substring(%s, 1, 8) and r.tag = %4$s
                        offset 0) r
                )""".formatted(quarterOf(campaign, "id"), quarterOf(campaign, "id desc"), campaign, tag);
    }

    private static String quarterOf(String campaign, String first) {
        return """
                (
                    select date_bin('6 hours', requested_at, 'epoch'::timestamptz) from request
                    where campaign_id = %s order by %s limit 1
                )""".formatted(campaign, first);
    }

    private static String neighbours(String index) {
        return sameBefore(index, "and r.id <> a.id and r.tag <> a.tag");
    }

    private static List<Instant> times(ResultSet row, String column) throws SQLException {
        return Stream.of((Timestamp[]) row.getArray(column).getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new CampaignId(row.getLong("campaign_id")),
                new RequestId(row.getObject("id", UUID.class)),
                row.getTimestamp("requested_at").toInstant(),
                row.getBytes("text_hash"),
                row.getBytes("tag"),
                row.getBytes("address_index"),
                row.getBytes("domain_index"),
                Optional.ofNullable(row.getBytes("client_index")),
                Optional.ofNullable(row.getBytes("range_index")),
                Optional.ofNullable(row.getString("source")),
                row.getBytes("personal"),
                row.getBytes("agreement"));
    }
}
