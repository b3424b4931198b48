package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;
import org.undersigned.tlog.Entry;

/** Ledgers and their entries in the database. */
@Repository
class LedgerStore {

    /** Where a ledger ends. */
    record Head(int log, long size, long count, long signatures) {}

    /** What waits for an entry. */
    record Queued(SignatureId signature, int type) {}

    /** An entry ready to be written. */
    record Appended(
            Entry entry,
            @Nullable SignatureId signature,
            @Nullable Long number) {}

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Campaigns with something to record: signatures that wait, or a first request and no ledger yet. */
    List<CampaignId> waiting() {
        return jdbc.sql("""
                        select campaign_id from sequencing group by campaign_id
                        union
                        select f.campaign_id from first_request f
                        where not exists (select from ledger l where l.campaign_id = f.campaign_id)
                        """).query((row, _) -> new CampaignId(row.getLong(1))).list();
    }

    /** False when another node writes this ledger now. */
    boolean lock(CampaignId campaign) {
        return jdbc.sql("select pg_try_advisory_xact_lock(2, ?::int)")
                .param(campaign.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Head> head(CampaignId campaign) {
        return jdbc.sql("""
                        select log, size, signature_count, signatures from ledger
                        where campaign_id = ? order by log desc limit 1
                        """)
                .param(campaign.value())
                .query((row, _) -> new Head(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .optional();
    }

    void begin(CampaignId campaign, Head head, String origin, Instant now) {
        jdbc.sql("insert into ledger values (?, ?, ?, 0, 0, 0, ?)")
                .params(campaign.value(), head.log(), origin, Timestamp.from(now))
                .update();
    }

    List<Queued> take(CampaignId campaign, int most) {
        return jdbc.sql("""
                        delete from sequencing where (campaign_id, signature_id, type) in (
                            select campaign_id, signature_id, type from sequencing
                            where campaign_id = ? order by type, queued_at limit ?)
                        returning signature_id, type
                        """)
                .params(campaign.value(), most)
                .query((row, _) -> new Queued(new SignatureId(row.getObject(1, UUID.class)), row.getInt(2)))
                .list();
    }

    void append(CampaignId campaign, Head before, List<Appended> entries, Head after, Instant now) {
        jdbc.sql("""
                        insert into entry
                        select ?, ?, * , ? from unnest(?::bigint[], ?::smallint[], ?::bytea[], ?::uuid[], ?::bigint[])
                        """)
                .params(
                        campaign.value(),
                        before.log(),
                        Timestamp.from(now),
                        IntStream.range(0, entries.size())
                                .mapToObj(i -> before.size() + i)
                                .toArray(Long[]::new),
                        column(entries, it -> (short) it.entry().type()).toArray(Short[]::new),
                        column(entries, it -> it.entry().bytes()).toArray(byte[][]::new),
                        column(
                                        entries,
                                        it -> it.signature() == null
                                                ? null
                                                : it.signature().value())
                                .toArray(UUID[]::new),
                        column(entries, Appended::number).toArray(Long[]::new))
                .update();
        jdbc.sql("""
                        update ledger set (size, signature_count, signatures, updated_at) = (?, ?, ?, ?)
                        where campaign_id = ? and log = ?
                        """)
                .params(
                        after.size(),
                        after.count(),
                        after.signatures(),
                        Timestamp.from(now),
                        campaign.value(),
                        after.log())
                .update();
    }

    Optional<Long> index(CampaignId campaign, int log, SignatureId signature) {
        return jdbc.sql("select index from entry where campaign_id = ? and log = ? and signature_id = ? and type = 1")
                .params(campaign.value(), log, signature.value())
                .query(Long.class)
                .optional();
    }

    Optional<Tally> tally(CampaignId campaign) {
        return jdbc.sql("""
                        select signature_count, size, updated_at from ledger where campaign_id = ? order by log desc limit 1
                        """)
                .param(campaign.value())
                .query((row, _) -> new Tally(
                        row.getLong(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    Optional<Long> number(CampaignId campaign, SignatureId signature) {
        return jdbc.sql("""
                        select ordinal from entry where campaign_id = ? and signature_id = ? and type = 1
                        order by log desc limit 1
                        """)
                .params(campaign.value(), signature.value())
                .query(Long.class)
                .optional();
    }

    List<Counted> counted(CampaignId campaign, long size, long afterIndex, int most) {
        return jdbc.sql("""
                        select e.ordinal, e.index, e.signature_id
                        from entry e
                        where e.campaign_id = :campaign and e.index > :after and e.index < :size and e.type = 1
                          and e.log = (select max(log) from ledger where campaign_id = :campaign)
                          and not exists (
                              select from entry f
                              where f.campaign_id = e.campaign_id and f.log = e.log and f.signature_id = e.signature_id
                                and f.type in (2, 3) and f.index < :size
                                and not exists (
                                    select from entry g
                                    where g.campaign_id = f.campaign_id and g.log = f.log
                                      and g.signature_id = f.signature_id and g.type = 5
                                      and g.index > f.index and g.index < :size))
                        order by e.index limit :most
                        """)
                .param("campaign", campaign.value())
                .param("after", afterIndex)
                .param("size", size)
                .param("most", most)
                .query((row, _) ->
                        new Counted(row.getLong(1), row.getLong(2), new SignatureId(row.getObject(3, UUID.class))))
                .list();
    }

    private static <T> List<T> column(List<Appended> entries, Function<Appended, ? extends @Nullable T> value) {
        return entries.stream().map(value).collect(Collectors.toList());
    }
}
