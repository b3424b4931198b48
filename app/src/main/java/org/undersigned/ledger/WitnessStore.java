package org.undersigned.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;

/**
 * Cosignatures, and what is published of each ledger by them: the newest sealed state with as many as the host asks for. Count,
 * checkpoint and time come from that one state, so that they never disagree.
 */
@Repository
class WitnessStore {

    private static final int ROUND = 200;

    /** Longer than any round; what has too few names by then gets no more. */
    private static final Duration HOPE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final WitnessSettings settings;

    WitnessStore(JdbcClient jdbc, WitnessSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The ledger that is written now, as far as it is published. */
    Optional<Sealed> published(CampaignId campaign) {
        return all(campaign).stream().reduce((_, later) -> later);
    }

    /** Since when the first waits of what is decided and not published: it is not sealed yet, or not cosigned. */
    Optional<Instant> waitingSince(CampaignId campaign) {
        var published = published(campaign).map(Sealed::head).orElseGet(() -> Head.empty(0, ""));
        return jdbc.sql("""
                        select min(at) from (
                            select min(queued_at) as at from sequencing where campaign_id = :campaign
                            union all
                            select min(e.recorded_at) from ledger l
                            join entry e on e.campaign_id = l.campaign_id and e.log = l.log
                              and e.index = case l.log when :log then :size else 0 end
                            where l.campaign_id = :campaign and l.log >= :log) as waiting
                        """)
                .param("campaign", campaign.value())
                .param("log", published.log())
                .param("size", published.size())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** All ledgers of a campaign, the first one first: more than one only after a rollback. */
    List<Sealed> all(CampaignId campaign) {
        return jdbc.sql("""
                        with sealed as (
                            select campaign_id, log, size, signature_count, signatures, updated_at, checkpoint
                            from ledger where campaign_id = ?
                            union
                            select campaign_id, log, size, signature_count, signatures, updated_at, checkpoint
                            from witnessed where campaign_id = ?)
                        select distinct on (s.log) s.campaign_id, s.log, l.origin, s.size, s.signature_count, s.signatures,
                               s.updated_at, s.checkpoint || coalesce(c.lines, '') as checkpoint, s.size as cosigned
                        from sealed s
                        join ledger l on l.campaign_id = s.campaign_id and l.log = s.log
                        cross join lateral (
                            select count(*) as amount, string_agg(line, '' order by witness) as lines
                            from cosignature
                            where campaign_id = s.campaign_id and log = s.log and size = s.size
                              and witness = any (?::text[])) c
                        where c.amount >= ?
                        order by s.log, s.size desc
                        """)
                .param(campaign.value())
                .param(campaign.value())
                .param(settings.keys())
                .param(settings.quorum())
                .query(WitnessStore::sealed)
                .list();
    }

    /** A sealed checkpoint with what the witnesses have put below it so far, which may be nothing. */
    String cosigned(CampaignId campaign, Delivered delivered) {
        var size =
                Checkpoint.unverified(SignedNote.parse(delivered.checkpoint())).size();
        return delivered.checkpoint()
                + jdbc.sql("""
                        select coalesce(string_agg(line, '' order by witness), '') from cosignature
                        where campaign_id = ? and log = ? and size = ? and witness = any (?::text[])
                        """)
                        .param(campaign.value())
                        .param(delivered.log())
                        .param(size)
                        .param(settings.keys())
                        .query(String.class)
                        .single();
    }

    /** Ledgers whose end this witness has not cosigned, those that grew last first, without those of some origins. */
    List<Sealed> uncosigned(String witness, Collection<String> without) {
        return jdbc.sql("""
                        select * from (
                            select l.*, coalesce((select max(c.size) from cosignature c
                                where c.campaign_id = l.campaign_id and c.log = l.log and c.witness = ?), 0) as cosigned
                            from ledger l
                            where l.log = (select max(m.log) from ledger m where m.campaign_id = l.campaign_id)) known
                        where cosigned < size and origin <> all (?::text[])
                        order by updated_at desc limit ?
                        """)
                .param(witness)
                .param(without.toArray(String[]::new))
                .param(ROUND)
                .query(WitnessStore::sealed)
                .list();
    }

    void add(Sealed sealed, String witness, String line, Instant now) {
        var head = sealed.head();
        jdbc.sql("""
                        insert into witnessed (campaign_id, log, size, signature_count, signatures, updated_at, checkpoint,
                            shown_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        sealed.campaign().value(),
                        head.log(),
                        head.size(),
                        head.count(),
                        head.signatures(),
                        Timestamp.from(sealed.updatedAt()),
                        head.note().orElseThrow(),
                        Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into cosignature (campaign_id, log, size, witness, line) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(sealed.campaign().value(), head.log(), head.size(), witness, line)
                .update();
    }

    /** Forgets what will never be published again. */
    void prune(Sealed sealed, Instant now) {
        jdbc.sql("""
                        with enough as (
                            select coalesce(max(size), 0) as size from (
                                select size from cosignature where campaign_id = ? and log = ? and witness = any (?::text[])
                                group by size having count(*) >= ?) found)
                        delete from witnessed w using enough
                        where w.campaign_id = ? and w.log = ?
                          and (w.size < enough.size or (w.size > enough.size and w.shown_at < ?))
                        """)
                .param(sealed.campaign().value())
                .param(sealed.head().log())
                .param(settings.keys())
                .param(settings.quorum())
                .param(sealed.campaign().value())
                .param(sealed.head().log())
                .param(Timestamp.from(now.minus(HOPE)))
                .update();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(
                new CampaignId(row.getLong("campaign_id")),
                LedgerStore.head(row, number),
                row.getTimestamp("updated_at").toInstant(),
                row.getLong("cosigned"));
    }
}
