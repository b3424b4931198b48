package org.undersigned.signature;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    /** Each of them, so that every link that was mailed knows the way back. */
    void append(CampaignId campaign, List<RequestId> requests, byte[] tag, Instant now) {
        jdbc.sql("""
                        insert into disavowal (campaign_id, request_id, tag, disavowed_at)
                        select ?, id, ?, ? from unnest(?::uuid[]) id
                        on conflict do nothing
                        """)
                .params(
                        campaign.value(),
                        tag,
                        Timestamp.from(now),
                        requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .update();
    }

    boolean exists(CampaignId campaign, RequestId request) {
        return jdbc.sql("select exists (select from disavowal where campaign_id = ? and request_id = ?)")
                .params(campaign.value(), request.value())
                .query(Boolean.class)
                .single();
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

    void forget(CampaignId campaign) {
        jdbc.sql("delete from disavowal where campaign_id = ?").param(campaign.value()).update();
    }
}
