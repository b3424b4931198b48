package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;

/**
 * Ledgers that came back with a backup, or that some node has seen go further than the database. What was published of them is
 * not known here, and sealing them further could make two truths of one size: no node does. Only a new ledger is beyond doubt,
 * and its number is kept here until it begins.
 */
@Repository
public class Doubts {

    private final JdbcClient jdbc;

    public Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the present ledger of every campaign, begun or not; the slugs of those that still have keys to begin another with. */
    public List<String> raise(Instant restoredAt) {
        jdbc.sql("""
                        insert into restored_ledger (campaign_id, log, restored_at)
                        select id, coalesce((select max(log) from ledger where campaign_id = id), 1), ? from campaign
                        on conflict (campaign_id) do update
                        set log = greatest(restored_ledger.log, excluded.log), restored_at = excluded.restored_at
                        """).param(Timestamp.from(restoredAt)).update();
        return jdbc.sql("""
                        select c.slug from campaign c
                        left join closing x on x.campaign_id = c.id and x.reopened_at is null
                        left join wording w on w.campaign_id = c.id
                         and w.version = (select max(version) from wording v where v.campaign_id = c.id)
                        where coalesce(
                            least(x.closed_at, w.closes_at) at time zone 'UTC' + make_interval(months => ?)
                                > ? at time zone 'UTC', true)
                        order by c.id
                        """)
                .params(Campaign.RETENTION_MONTHS, Timestamp.from(restoredAt))
                .query(String.class)
                .list();
    }

    /**
     * Of one campaign's ledgers up to this one, in a transaction of its own: the doubt stays though the caller's comes to nothing.
     *
     * @param stillBehind asked on the connection that is written on: what was read before may have come from a server that another
     *     has taken the place of
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void raise(CampaignId campaign, int log, Instant now, BooleanSupplier stillBehind) {
        if (stillBehind.getAsBoolean()) {
            jdbc.sql("""
                            insert into restored_ledger (campaign_id, log, restored_at) values (?, ?, ?)
                            on conflict (campaign_id) do update set log = excluded.log, restored_at = excluded.restored_at
                            where restored_ledger.log < excluded.log
                            """).params(campaign.value(), log, Timestamp.from(now)).update();
        }
    }

    void mustNotConcern(CampaignId campaign, Head head) {
        if (newest(campaign).filter(doubted -> head.log() <= doubted).isPresent()) {
            throw LedgerBehind.restored(head.origin());
        }
    }

    /** Whether nothing may be sealed in a campaign's present ledger. */
    boolean concernPresent(CampaignId campaign) {
        return jdbc.sql("""
                        select r.log >= (select max(l.log) from ledger l where l.campaign_id = r.campaign_id)
                        from restored_ledger r where r.campaign_id = ?
                        """)
                .param(campaign.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Keeps a number for a ledger that cannot begin before somebody asks to sign. */
    void keepNext(CampaignId campaign, int log) {
        jdbc.sql("""
                        insert into next_ledger (campaign_id, log) values (?, ?)
                        on conflict (campaign_id) do update set log = excluded.log
                        """).params(campaign.value(), log).update();
    }

    /** The number that was kept, or that of a first ledger. */
    int next(CampaignId campaign) {
        return jdbc.sql("select log from next_ledger where campaign_id = ?")
                .param(campaign.value())
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Campaigns with a ledger, begun or asked for, in which nothing may be sealed, and where that is. */
    Map<CampaignId, String> standing() {
        var standing = new LinkedHashMap<CampaignId, String>();
        jdbc.sql("""
                        select r.campaign_id, coalesce(l.origin, c.slug) as name
                        from restored_ledger r
                        join campaign c on c.id = r.campaign_id
                        left join ledger l on l.campaign_id = r.campaign_id
                         and l.log = (select max(log) from ledger m where m.campaign_id = r.campaign_id)
                        where exists (select from first_request f where f.campaign_id = r.campaign_id)
                          and r.log >= greatest(l.log, (select log from next_ledger n where n.campaign_id = r.campaign_id), 1)
                        """).query(row -> {
            standing.put(new CampaignId(row.getLong(1)), row.getString(2));
        });
        return standing;
    }

    /** The newest of a campaign's ledgers that is in doubt. */
    Optional<Integer> newest(CampaignId campaign) {
        return jdbc.sql("select log from restored_ledger where campaign_id = ?")
                .param(campaign.value())
                .query(Integer.class)
                .optional();
    }
}
