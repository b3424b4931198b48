package org.undersigned.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;

/** Ledgers and whose entries are whose, in the database. */
@Repository
class LedgerStore {

    private static final String LATEST = "select * from ledger where campaign_id = ? order by log desc limit 1";

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Campaigns with something to record: signatures that wait, or a first request and no ledger yet. */
    List<CampaignId> waiting() {
        return jdbc.sql("""
                        select c.id from campaign c
                        where exists (select from sequencing s where s.campaign_id = c.id)
                           or (exists (select from first_request f where f.campaign_id = c.id)
                               and not exists (select from ledger l where l.campaign_id = c.id))
                        """).query((row, _) -> new CampaignId(row.getLong(1))).list();
    }

    /** Where the present ledgers end; those in doubt end nowhere. */
    List<Lookout.End> ends() {
        return jdbc.sql("""
                        select distinct on (l.campaign_id) l.campaign_id, l.origin, l.size, l.updated_at from ledger l
                        where not exists (
                            select from restored_ledger r where r.campaign_id = l.campaign_id and l.log <= r.log)
                        order by l.campaign_id, l.log desc
                        """)
                .query((row, _) -> new Lookout.End(
                        new CampaignId(row.getLong("campaign_id")),
                        row.getString("origin"),
                        row.getLong("size"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    /** Puts erasures whose day has ended among what waits, some at a time. */
    void queueErasures(Instant now, int most) {
        jdbc.sql("""
                        with due as (
                            delete from erasure_due where (campaign_id, signature_id) in (
                                select campaign_id, signature_id from erasure_due
                                where due_at <= ? order by due_at limit ? for update skip locked)
                            returning *)
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, due_at, signature_id from due
                        """).params(Timestamp.from(now), most).update();
    }

    /** Puts all erasures of a campaign among what waits, though their day has not ended. */
    void queueErasures(CampaignId campaign) {
        jdbc.sql("""
                        with due as (delete from erasure_due where campaign_id = ? returning *)
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, due_at, signature_id from due
                        """).param(campaign.value()).update();
    }

    /** The origins of ledgers that another has taken the place of. */
    List<String> givenUp() {
        return jdbc.sql("""
                        select l.origin from ledger l
                        where exists (select from ledger m where m.campaign_id = l.campaign_id and m.log > l.log)
                        order by l.origin
                        """).query(String.class).list();
    }

    /** When each ledger of a campaign was begun, by its number. */
    NavigableMap<Integer, Instant> begun(CampaignId campaign) {
        var begun = new TreeMap<Integer, Instant>();
        jdbc.sql("""
                        select l.log, (
                            select e.recorded_at from entry e
                            where e.campaign_id = l.campaign_id and e.log = l.log and e.index = 0)
                        from ledger l where l.campaign_id = ?
                        """).param(campaign.value()).query(row -> {
            begun.put(row.getInt(1), row.getTimestamp(2).toInstant());
        });
        return begun;
    }

    /** Whether text and target are settled, so that a ledger may begin. */
    boolean mayBegin(CampaignId campaign) {
        return jdbc.sql("select exists (select from first_request where campaign_id = ?)")
                .param(campaign.value())
                .query(Boolean.class)
                .single();
    }

    /** False when another node writes this ledger now. */
    boolean lock(CampaignId campaign) {
        return jdbc.sql("select pg_try_advisory_xact_lock(2, ?::int)")
                .param(campaign.value())
                .query(Boolean.class)
                .single();
    }

    /** Waits for whoever writes this ledger now. */
    void waitForLock(CampaignId campaign) {
        jdbc.sql("select pg_advisory_xact_lock(2, ?::int)")
                .param(campaign.value())
                .query((_, _) -> true)
                .single();
    }

    Optional<Head> head(CampaignId campaign) {
        return jdbc.sql(LATEST).param(campaign.value()).query(LedgerStore::head).optional();
    }

    void save(CampaignId campaign, Head head, Instant now) {
        jdbc.sql("""
                        insert into ledger (campaign_id, log, origin, size, signature_count, signatures, updated_at, checkpoint)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (campaign_id, log) do update
                        set size = excluded.size, signature_count = excluded.signature_count,
                            signatures = excluded.signatures, updated_at = excluded.updated_at,
                            checkpoint = excluded.checkpoint
                        """)
                .params(
                        campaign.value(),
                        head.log(),
                        head.origin(),
                        head.size(),
                        head.count(),
                        head.signatures(),
                        Timestamp.from(now),
                        head.note().orElseThrow())
                .update();
    }

    /** What has waited longest, taken off the queue; one signature may be there more than once. */
    List<SignatureId> take(CampaignId campaign, int most) {
        return jdbc.sql("""
                        delete from sequencing where (campaign_id, queued_at, id) in (
                            select campaign_id, queued_at, id from sequencing
                            where campaign_id = ? order by queued_at, id limit ?)
                        returning signature_id
                        """)
                .params(campaign.value(), most)
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Everyone signed anew into a ledger that begins anew. */
    void queueAll(CampaignId campaign) {
        jdbc.sql("""
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, confirmed_at, id from signature where campaign_id = ?
                        """).param(campaign.value()).update();
    }

    void append(CampaignId campaign, Head before, List<Appended> entries, Instant now) {
        var types = new ArrayList<Short>();
        var signatures = new ArrayList<@Nullable UUID>();
        var numbers = new ArrayList<@Nullable Long>();
        var number = before.signatures();
        for (var it : entries) {
            types.add((short) it.entry().type());
            signatures.add(it.signature().map(SignatureId::value).orElse(null));
            numbers.add(it.signs() ? ++number : null);
        }
        jdbc.sql("""
                        insert into entry (campaign_id, log, index, type, signature_id, ordinal, recorded_at)
                        select ?, ?, ? + place - 1, type, signature, number, ?
                        from unnest(?::smallint[], ?::uuid[], ?::bigint[])
                            with ordinality as given (type, signature, number, place)
                        """)
                .param(campaign.value())
                .param(before.log())
                .param(before.size())
                .param(Timestamp.from(now))
                .param(types.toArray(Short[]::new))
                .param(signatures.toArray(UUID[]::new))
                .param(numbers.toArray(Long[]::new))
                .update();
    }

    /**
     * What the ledger says, up to this size, of those of a list that have an entry in it. Each is looked for by itself: of a
     * ledger that has just begun to grow the database knows too little to choose the right index for a range or a list.
     */
    Map<SignatureId, Entered> entered(CampaignId campaign, int log, long size, Collection<SignatureId> ids) {
        var entered = new HashMap<SignatureId, Entered>();
        jdbc.sql("""
                        select e.* from (select distinct unnest(?::uuid[]) as id) asked
                        cross join lateral (
                            select signature_id, log, type, index from entry
                            where campaign_id = ? and signature_id = asked.id
                            offset 0) e
                        where e.log = ? and e.index < ?
                        order by e.index
                        """)
                .params(SignatureId.values(ids), campaign.value(), log, size)
                .query(row -> {
                    var type = row.getInt("type");
                    var index = row.getLong("index");
                    entered.compute(
                            new SignatureId(row.getObject("signature_id", UUID.class)),
                            (_, known) -> known == null ? Entered.at(index) : known.after(type));
                });
        return entered;
    }

    /** Its number in the newest ledger that has it, up to this one and in this one up to this size. */
    Optional<Long> number(CampaignId campaign, int log, long size, SignatureId signature) {
        return jdbc.sql("""
                        select e.ordinal from (
                            select ordinal, log, index from entry
                            where campaign_id = ? and signature_id = ? and type = 1
                            offset 0) e
                        where e.log < ? or (e.log = ? and e.index < ?)
                        order by e.log desc limit 1
                        """)
                .params(campaign.value(), signature.value(), log, log, size)
                .query(Long.class)
                .optional();
    }

    /** How many had signed at this size. */
    long countSignatures(CampaignId campaign, int log, long size) {
        return jdbc.sql("""
                        select ordinal from entry
                        where campaign_id = ? and log = ? and index < ? and type = 1
                        order by index desc limit 1
                        """)
                .params(campaign.value(), log, size)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** How many count in the ledger although their person is gone. */
    long countErased(CampaignId campaign, int log) {
        return jdbc.sql("""
                        select count(*) from entry e
                        where e.campaign_id = ? and e.log = ? and e.type = 4 and (
                            select f.type from entry f
                            where f.campaign_id = e.campaign_id and f.log = e.log and f.signature_id = e.signature_id
                              and f.type <> 4
                            order by f.index desc limit 1) in (1, 5)
                        """).params(campaign.value(), log).query(Long.class).single();
    }

    List<Counted> counted(CampaignId campaign, int log, long size, long afterIndex, int most) {
        return jdbc.sql("""
                        select e.ordinal, e.index, e.signature_id
                        from entry e
                        where e.campaign_id = :campaign and e.log = :log and e.type = 1
                          and e.index > :after and e.index < :size
                          and (select f.type from entry f
                               where f.campaign_id = e.campaign_id and f.log = e.log and f.signature_id = e.signature_id
                                 and f.type <> 4 and f.index < :size
                               order by f.index desc limit 1) in (1, 5)
                        order by e.index limit :most
                        """)
                .param("campaign", campaign.value())
                .param("log", log)
                .param("after", afterIndex)
                .param("size", size)
                .param("most", most)
                .query((row, _) ->
                        new Counted(row.getLong(1), row.getLong(2), new SignatureId(row.getObject(3, UUID.class))))
                .list();
    }

    static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getInt("log"),
                row.getString("origin"),
                row.getLong("size"),
                row.getLong("signature_count"),
                row.getLong("signatures"),
                Optional.of(row.getString("checkpoint")));
    }
}
