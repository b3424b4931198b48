package org.undersigned.signature;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** Who said "this wasn't me", in the database. */
@Repository
class DisavowalStore {

    private final JdbcClient jdbc;

    DisavowalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(CampaignId campaign, RequestId request, byte[] tag, Instant now) {
        jdbc.sql(
                        "insert into disavowal (campaign_id, request_id, tag, disavowed_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(campaign.value(), request.value(), tag, Timestamp.from(now))
                .update();
    }

    boolean exists(CampaignId campaign, RequestId request) {
        return jdbc.sql("select exists (select from disavowal where campaign_id = ? and request_id = ?)")
                .params(campaign.value(), request.value())
                .query(Boolean.class)
                .single();
    }

    boolean isInForce(CampaignId campaign, byte[] tag) {
        return jdbc.sql("""
                        select exists (
                            select from disavowal where campaign_id = ? and tag = ? and lifted_at is null)
                        """).params(campaign.value(), tag).query(Boolean.class).single();
    }

    /** Lets mail reach the address again that this request was for. */
    void lift(CampaignId campaign, RequestId request, Instant now) {
        jdbc.sql("""
                        update disavowal set lifted_at = ?
                        where campaign_id = ? and lifted_at is null
                          and tag = (select tag from disavowal where campaign_id = ? and request_id = ?)
                        """)
                .params(Timestamp.from(now), campaign.value(), campaign.value(), request.value())
                .update();
    }

    Optional<Instant> lastLifted(CampaignId campaign, byte[] tag) {
        return jdbc.sql("select max(lifted_at) from disavowal where campaign_id = ? and tag = ?")
                .params(campaign.value(), tag)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
