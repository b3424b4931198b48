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

    /** Whether text and target are locked, so that a ledger may begin. */
    boolean hasRequests(CampaignId campaign) {
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

    /** That it does not hold everyone yet who is to come over to it. */
    void isPartial(CampaignId campaign, int log) {
        jdbc.sql("update ledger set whole_from = null where campaign_id = ? and log = ?")
                .params(campaign.value(), log)
                .update();
    }

    /** That everyone has come over to it by now. */
    void isWhole(CampaignId campaign, int log) {
        jdbc.sql("update ledger set whole_from = size where campaign_id = ? and log = ? and whole_from is null")
                .params(campaign.value(), log)
                .update();
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
                            select signature_id, log, type, index, ordinal from entry
                            where campaign_id = ? and signature_id = asked.id
                            offset 0) e
                        where e.log = ? and e.index < ?
                        order by e.index
                        """)
                .params(SignatureId.values(ids), campaign.value(), log, size)
                .query(row -> {
                    var type = row.getInt("type");
                    var index = row.getLong("index");
                    var number = row.getLong("ordinal");
                    entered.compute(
                            new SignatureId(row.getObject("signature_id", UUID.class)),
                            (_, known) -> known == null ? Entered.at(index, number) : known.after(type));
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
