package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** Signatures, and what happened to them, in the database. */
@Repository
class SignatureStore {

    /** A signature as it lies there, with what happened to it. */
    record Stored(
            CampaignId campaign,
            SignatureId id,
            Instant confirmedAt,
            Optional<byte[]> tag,
            Optional<byte[]> personal,
            boolean held,
            boolean withdrawn,
            boolean erased,
            boolean told) {

        Fate fate() {
            return new Fate(id, held, withdrawn, erased, told);
        }
    }

    /** A signature as it is made of a request: sealed with its salts, and perhaps over a limit. */
    record Confirmed(RequestStore.Stored request, byte[] personal, boolean held) {}

    private static final String WITH_FATE = """
            select s.*,
                   exists (select from hold h where h.campaign_id = s.campaign_id and h.signature_id = s.id)
                     and not exists (
                         select from release r where r.campaign_id = s.campaign_id and r.signature_id = s.id) as held,
                   exists (select from withdrawal w where w.campaign_id = s.campaign_id and w.signature_id = s.id)
                     as withdrawn,
                   exists (select from erasure e where e.campaign_id = s.campaign_id and e.signature_id = s.id) as erased,
                   not exists (select from erasure_due d where d.campaign_id = s.campaign_id and d.signature_id = s.id) as told
            from signature s
            """;

    private static final String HELD = """
            select %s from hold h
            where h.campaign_id = ?
              and not exists (select from release r where r.campaign_id = h.campaign_id and r.signature_id = h.signature_id)
              and not exists (select from withdrawal w where w.campaign_id = h.campaign_id and w.signature_id = h.signature_id)
              and not exists (select from erasure e where e.campaign_id = h.campaign_id and e.signature_id = h.signature_id)
            """;

    private final JdbcClient jdbc;

    SignatureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(CampaignId campaign, SignatureId id) {
        return jdbc.sql(WITH_FATE + "where s.campaign_id = ? and s.id = ?")
                .params(campaign.value(), id.value())
                .query(SignatureStore::stored)
                .optional();
    }

    Optional<SignatureId> standing(CampaignId campaign, byte[] tag) {
        return jdbc.sql("select signature_id from standing where campaign_id = ? and tag = ?")
                .params(campaign.value(), tag)
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .optional();
    }

    /**
     * Makes signatures and lets them stand, before the sequencer or held; says which. One is none of them whose address
     * stands already; of two at once, one waits for the other. Each goes by its address, so that no two wait for each other.
     */
    Set<SignatureId> stand(List<Confirmed> confirmed, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        with asked as (
                            select * from unnest(:campaigns::bigint[], :ids::uuid[], :texts::bytea[], :tags::bytea[],
                                :domains::bytea[], :ranges::bytea[], :sources::text[], :personals::bytea[], :agreements::bytea[],
                                :held::boolean[])
                              as a (campaign_id, id, text_hash, tag, domain_index, range_index, source, personal, agreement, held)
                        ), stood as (
                            insert into standing select campaign_id, tag, id from asked order by campaign_id, tag
                            on conflict do nothing
                            returning signature_id
                        ), made as (
                            select * from asked where id in (select signature_id from stood)
                        ), signed as (
                            insert into signature
                            select campaign_id, id, :now, text_hash, tag, domain_index, range_index, source, personal, agreement
                            from made
                        ), queued as (
                            insert into sequencing (campaign_id, queued_at, signature_id)
                            select campaign_id, :now, id from made where not held
                        ), kept as (
                            insert into hold select campaign_id, id, 'rate', :now from made where held
                        ), counted as (
                            insert into progress
                            select campaign_id, date_trunc('minute', :now::timestamptz at time zone 'UTC') at time zone 'UTC',
                                   step, count(*)
                            from made, (values ('CONFIRMED', false), ('HELD', true)) as steps (step, only_held)
                            where held or not only_held
                            group by campaign_id, step
                        )
                        select id from made
                        """)
                .param("now", Timestamp.from(now))
                .param(
                        "campaigns",
                        Column.of(confirmed, it -> it.request().campaign().value(), Long[]::new))
                .param("ids", Column.of(confirmed, it -> it.request().id().value(), UUID[]::new))
                .param("texts", Column.of(confirmed, it -> it.request().textHash(), byte[][]::new))
                .param("tags", Column.of(confirmed, it -> it.request().tag(), byte[][]::new))
                .param("domains", Column.of(confirmed, it -> it.request().domainIndex(), byte[][]::new))
                .param(
                        "ranges",
                        Column.of(confirmed, it -> it.request().rangeIndex().orElse(null), byte[][]::new))
                .param(
                        "sources",
                        Column.of(confirmed, it -> it.request().source().orElse(null), String[]::new))
                .param("personals", Column.of(confirmed, Confirmed::personal, byte[][]::new))
                .param("agreements", Column.of(confirmed, it -> it.request().agreement(), byte[][]::new))
                .param("held", Column.of(confirmed, Confirmed::held, Boolean[]::new))
                .query((row, _) -> new SignatureId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Puts some before the sequencer, which finds from their state what to record. */
    void queue(CampaignId campaign, Collection<SignatureId> ids, Instant now) {
        jdbc.sql("insert into sequencing (campaign_id, queued_at, signature_id) select ?, ?, unnest(?::uuid[])")
                .params(campaign.value(), Timestamp.from(now), SignatureId.values(ids))
                .update();
    }

    /** Has the sequencer record an erasure with the others of its day. */
    void queueErasure(CampaignId campaign, SignatureId id, Instant dueAt) {
        jdbc.sql("insert into erasure_due values (?, ?, ?) on conflict do nothing")
                .params(campaign.value(), id.value(), Timestamp.from(dueAt))
                .update();
    }

    /** True the first time only. */
    boolean withdraw(CampaignId campaign, SignatureId id, Instant now) {
        jdbc.sql("delete from standing where campaign_id = ? and signature_id = ?")
                .params(campaign.value(), id.value())
                .update();
        return jdbc.sql("insert into withdrawal values (?, ?, ?) on conflict do nothing")
                        .params(campaign.value(), id.value(), Timestamp.from(now))
                        .update()
                > 0;
    }

    /** Takes those back that are erased and still count, and tells the sequencer. */
    void withdrawErased(CampaignId campaign, Instant now) {
        jdbc.sql("""
                        with back as (
                            insert into withdrawal
                            select e.campaign_id, e.signature_id, :now from erasure e
                            where e.campaign_id = :campaign
                              and not exists (
                                  select from withdrawal w
                                  where w.campaign_id = e.campaign_id and w.signature_id = e.signature_id)
                            on conflict do nothing
                            returning campaign_id, signature_id)
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, :now, signature_id from back
                        """)
                .param("campaign", campaign.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** True the first time only. The row stays, so that the ledger can speak of it; the person goes. */
    boolean erase(CampaignId campaign, SignatureId id, Instant now) {
        jdbc.sql("""
                        update signature set tag = null, domain_index = null, range_index = null, source = null, personal = null,
                            agreement = null
                        where campaign_id = ? and id = ?
                        """).params(campaign.value(), id.value()).update();
        jdbc.sql("delete from consent where campaign_id = ? and id = ?")
                .params(campaign.value(), id.value())
                .update();
        jdbc.sql("delete from standing where campaign_id = ? and signature_id = ?")
                .params(campaign.value(), id.value())
                .update();
        return jdbc.sql("insert into erasure values (?, ?, ?) on conflict do nothing")
                        .params(campaign.value(), id.value(), Timestamp.from(now))
                        .update()
                > 0;
    }

    List<Fate> fates(CampaignId campaign, Collection<SignatureId> ids) {
        return jdbc.sql(WITH_FATE + "where s.campaign_id = ? and s.id = any (?)")
                .params(campaign.value(), SignatureId.values(ids))
                .query((row, number) -> stored(row, number).fate())
                .list();
    }

    /** In the order of their ids, which is that of asking. */
    List<Held> held(CampaignId campaign) {
        return jdbc.sql("with waiting as (" + HELD.formatted("h.signature_id, h.reason") + """
                        ), of_range as (
                            select range_index, count(*) as amount from signature
                            where campaign_id = ? and range_index is not null
                            group by range_index)
                        select s.id, s.confirmed_at, w.reason, coalesce(r.amount, 0)
                        from waiting w
                        join signature s on s.campaign_id = ? and s.id = w.signature_id
                        left join of_range r on r.range_index = s.range_index
                        order by s.id
                        """)
                .params(campaign.value(), campaign.value(), campaign.value())
                .query((row, _) -> new Held(
                        new SignatureId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getLong(4)))
                .list();
    }

    /** True the first time only, and only for what is held. */
    boolean release(CampaignId campaign, SignatureId id, String by, Instant now) {
        return jdbc.sql("insert into release " + HELD.formatted("h.campaign_id, h.signature_id, ?, ?")
                                + " and h.signature_id = ? on conflict do nothing")
                        .params(Timestamp.from(now), by, campaign.value(), id.value())
                        .update()
                > 0;
    }

    /** All that its address has signed, this one among it; none that is erased. */
    List<SignatureId> ofSameAddress(CampaignId campaign, SignatureId id) {
        return jdbc.sql("""
                        select id from signature where campaign_id = ?
                          and tag = (select tag from signature where campaign_id = ? and id = ?)
                        """)
                .params(campaign.value(), campaign.value(), id.value())
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those not erased that follow one, some at a time, in the order of their numbers. */
    List<SignatureId> unerased(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                        select id from signature where campaign_id = ? and personal is not null and id > ?
                        order by id limit ?
                        """)
                .params(campaign.value(), after, limit)
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Of some at a time, in the order of their ids; the last of them, to go on after. */
    Optional<SignatureId> forgetRanges(CampaignId campaign, UUID after, Instant before, int limit) {
        return jdbc.sql("""
                        with walked as (
                            select id from signature
                            where campaign_id = :campaign and id > :after and id < :end order by id limit :limit
                        ), forgotten as (
                            update signature s set range_index = null from walked
                            where s.campaign_id = :campaign and s.id = walked.id
                              and s.range_index is not null and s.confirmed_at < :before
                        )
                        select id from walked order by id desc limit 1
                        """)
                .param("campaign", campaign.value())
                .param("after", after)
                .param("end", RequestId.floor(before))
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, _) -> new SignatureId(row.getObject("id", UUID.class)))
                .optional();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new CampaignId(row.getLong("campaign_id")),
                new SignatureId(row.getObject("id", UUID.class)),
                row.getTimestamp("confirmed_at").toInstant(),
                Optional.ofNullable(row.getBytes("tag")),
                Optional.ofNullable(row.getBytes("personal")),
                row.getBoolean("held"),
                row.getBoolean("withdrawn"),
                row.getBoolean("erased"),
                row.getBoolean("told"));
    }
}
