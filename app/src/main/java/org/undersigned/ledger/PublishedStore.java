package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/**
 * What is published of each ledger: the newest sealed state with as many cosignatures as the host asked for at the time. Count,
 * checkpoint and time come from that one state, so that they never disagree, and it never goes back to an earlier one.
 */
@Repository
class PublishedStore {

    private final JdbcClient jdbc;
    private final WitnessSettings settings;

    PublishedStore(JdbcClient jdbc, WitnessSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * Publishes what has enough cosignatures by now, and holds everyone if it was begun anew. What was published stays so although
     * it may have too few for today.
     */
    void publish() {
        jdbc.sql("""
                        insert into published (campaign_id, log, size, signature_count, signatures, updated_at, checkpoint)
                        select distinct on (s.campaign_id, s.log) s.*
                        from (
                            select campaign_id, log, size, signature_count, signatures, updated_at, checkpoint from ledger
                            union all
                            select campaign_id, log, size, signature_count, signatures, updated_at, checkpoint from witnessed) s
                        join ledger l on l.campaign_id = s.campaign_id and l.log = s.log and s.size >= l.whole_from
                        left join published p on p.campaign_id = s.campaign_id and p.log = s.log
                        where s.size > coalesce(p.size, 0)
                          and (select count(*) from cosignature c
                               where c.campaign_id = s.campaign_id and c.log = s.log and c.size = s.size
                                 and c.witness = any (?::text[])) >= ?
                        order by s.campaign_id, s.log, s.size desc
                        on conflict (campaign_id, log) do update
                        set size = excluded.size, signature_count = excluded.signature_count,
                            signatures = excluded.signatures, updated_at = excluded.updated_at,
                            checkpoint = excluded.checkpoint
                        where published.size < excluded.size
                        """).params(settings.keys(), settings.quorum()).update();
    }

    /** The newest ledger of which something is published, so far. */
    Optional<Sealed> published(CampaignId campaign) {
        return all(campaign).stream().reduce((_, later) -> later);
    }

    /** Since when the first waits of what is decided and not published: it is not sealed yet, or not cosigned. */
    Optional<Instant> waitingSince(CampaignId campaign) {
        return jdbc.sql("""
                        with newest as (
                            select log, size from published where campaign_id = :campaign
                            union all
                            select 0, 0
                            order by log desc limit 1)
                        select min(at) from (
                            select min(queued_at) as at from sequencing where campaign_id = :campaign
                            union all
                            select min(e.recorded_at) from newest n
                            join ledger l on l.campaign_id = :campaign and l.log >= n.log
                            join entry e on e.campaign_id = l.campaign_id and e.log = l.log
                              and e.index = case l.log when n.log then n.size else 0 end) as waiting
                        """)
                .param("campaign", campaign.value())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /**
     * That one and all before it, the first one first: more than one only after one was given up. Those that were are told of as
     * far as they ever came: no witness is shown them any more.
     */
    List<Sealed> all(CampaignId campaign) {
        return jdbc.sql("""
                        with newest as (select * from published where campaign_id = ? order by log desc limit 1)
                        select s.*, l.origin, s.size as cosigned, s.note || coalesce(
                            (select string_agg(c.line, '' order by c.witness) from cosignature c
                             where c.campaign_id = s.campaign_id and c.log = s.log and c.size = s.size), '') as checkpoint
                        from (
                            select campaign_id, log, size, signature_count, signatures, updated_at, checkpoint as note
                            from newest
                            union all
                            select g.campaign_id, g.log, g.size, g.signature_count, g.signatures, g.updated_at, g.checkpoint
                            from ledger g join newest n on n.campaign_id = g.campaign_id and g.log < n.log) s
                        join ledger l on l.campaign_id = s.campaign_id and l.log = s.log
                        order by s.log
                        """).param(campaign.value()).query(WitnessStore::sealed).list();
    }
}
