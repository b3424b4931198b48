package org.undersigned.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;

/** Cosignatures, and the sealed states that they belong to. */
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

    /** Forgets what neither is published nor will be. */
    void prune(Sealed sealed, Instant now) {
        jdbc.sql("""
                        with enough as (
                            select coalesce(max(size), 0) as size from (
                                select size from cosignature where campaign_id = ? and log = ? and witness = any (?::text[])
                                group by size having count(*) >= ?) found)
                        delete from witnessed w using enough
                        where w.campaign_id = ? and w.log = ?
                          and (w.size < enough.size or (w.size > enough.size and w.shown_at < ?))
                          and not exists (select from published p
                              where p.campaign_id = w.campaign_id and p.log = w.log and p.size = w.size)
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

    static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(
                new CampaignId(row.getLong("campaign_id")),
                LedgerStore.head(row, number),
                row.getTimestamp("updated_at").toInstant(),
                row.getLong("cosigned"));
    }
}
