package org.undersigned.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;

/** Rejections and their undoing in the database. */
@Repository
class RejectionStore {

    private static final String STANDING = """
            from rejection j
            join rejection_batch b on b.campaign_id = j.campaign_id and b.number = j.batch
            where j.campaign_id = ?
              and not exists (
                  select from reinstatement r where r.campaign_id = j.campaign_id and r.batch = j.batch)
            """;

    private final JdbcClient jdbc;

    RejectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One decision at a time a campaign, until the transaction ends: numbers have no gaps. */
    void lock(CampaignId campaign) {
        jdbc.sql("select pg_advisory_xact_lock(3, ?::int)")
                .param(campaign.value())
                .query((_, _) -> true)
                .single();
    }

    int next(CampaignId campaign) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from rejection_batch where campaign_id = ?")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    void append(Rejection rejection, Collection<SignatureId> ids, String by, Instant now) {
        jdbc.sql("insert into rejection_batch values (?, ?, ?, ?, ?, ?)")
                .params(
                        rejection.campaign().value(),
                        rejection.number(),
                        rejection.reason().number(),
                        rejection.condition(),
                        Timestamp.from(now),
                        by)
                .update();
        jdbc.sql("insert into rejection select ?, unnest(?::uuid[]), ?")
                .params(rejection.campaign().value(), SignatureId.values(ids), rejection.number())
                .update();
    }

    boolean exists(CampaignId campaign, int batch) {
        return jdbc.sql("select exists (select from rejection_batch where campaign_id = ? and number = ?)")
                .params(campaign.value(), batch)
                .query(Boolean.class)
                .single();
    }

    /** True the first time only. */
    boolean reinstate(CampaignId campaign, int batch, String by, Instant now) {
        return jdbc.sql("insert into reinstatement values (?, ?, ?, ?) on conflict do nothing")
                        .params(campaign.value(), batch, Timestamp.from(now), by)
                        .update()
                > 0;
    }

    List<SignatureId> members(CampaignId campaign, int batch) {
        return jdbc.sql("select signature_id from rejection where campaign_id = ? and batch = ?")
                .params(campaign.value(), batch)
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Why those of a list are set aside that are; the latest decision speaks. */
    Map<SignatureId, Reason> reasons(CampaignId campaign, Collection<SignatureId> ids) {
        var reasons = new HashMap<SignatureId, Reason>();
        jdbc.sql("select j.signature_id, b.reason " + STANDING
                        + "and j.signature_id = any (?::uuid[]) order by j.batch")
                .params(campaign.value(), SignatureId.values(ids))
                .query(row -> {
                    reasons.put(new SignatureId(row.getObject(1, UUID.class)), Reason.of(row.getInt(2)));
                });
        return reasons;
    }

    Map<Reason, Long> amounts(CampaignId campaign) {
        var amounts = new EnumMap<Reason, Long>(Reason.class);
        jdbc.sql("select b.reason, count(distinct j.signature_id) " + STANDING + "group by b.reason")
                .param(campaign.value())
                .query(row -> {
                    amounts.put(Reason.of(row.getInt(1)), row.getLong(2));
                });
        return amounts;
    }
}
