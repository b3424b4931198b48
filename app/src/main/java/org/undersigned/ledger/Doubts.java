package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/**
 * Ledgers that came back with a backup. What was published since that was made is not known here, and sealing them further
 * could make two truths of one size: only a new ledger is beyond doubt.
 */
@Repository
public class Doubts {

    private final JdbcClient jdbc;

    public Doubts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the present ledger of every campaign, begun or not; the slugs of those campaigns. */
    public List<String> raise(Instant restoredAt) {
        jdbc.sql("""
                        insert into restored_ledger (campaign_id, log, restored_at)
                        select id, coalesce((select max(log) from ledger where campaign_id = id), 1), ? from campaign
                        on conflict (campaign_id) do update
                        set log = greatest(restored_ledger.log, excluded.log), restored_at = excluded.restored_at
                        """).param(Timestamp.from(restoredAt)).update();
        return jdbc.sql("select slug from campaign order by id")
                .query(String.class)
                .list();
    }

    void mustNotConcern(CampaignId campaign, Head head) {
        if (concern(campaign, head)) {
            throw LedgerBehind.restored(head.origin());
        }
    }

    boolean concern(CampaignId campaign, Head head) {
        return newest(campaign).filter(doubted -> head.log() <= doubted).isPresent();
    }

    /** The newest of a campaign's ledgers that is in doubt. */
    Optional<Integer> newest(CampaignId campaign) {
        return jdbc.sql("select log from restored_ledger where campaign_id = ?")
                .param(campaign.value())
                .query(Integer.class)
                .optional();
    }
}
