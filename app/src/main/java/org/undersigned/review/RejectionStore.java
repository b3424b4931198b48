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
        sumUp(rejection.campaign(), rejection.number(), 1);
    }

    /** Adds a batch to what is set aside for its reason, or takes it away again. */
    private void sumUp(CampaignId campaign, int batch, int sign) {
        jdbc.sql("""
                        insert into set_aside as sum (campaign_id, reason, signatures)
                        select b.campaign_id, b.reason, ? * count(*)
                        from rejection_batch b
                        join rejection j on j.campaign_id = b.campaign_id and j.batch = b.number
                        where b.campaign_id = ? and b.number = ?
                        group by b.campaign_id, b.reason
                        on conflict (campaign_id, reason) do update set signatures = sum.signatures + excluded.signatures
                        """).params(sign, campaign.value(), batch).update();
    }

    boolean exists(CampaignId campaign, int batch) {
        return jdbc.sql("select exists (select from rejection_batch where campaign_id = ? and number = ?)")
                .params(campaign.value(), batch)
                .query(Boolean.class)
                .single();
    }

    /** True the first time only. */
    boolean reinstate(CampaignId campaign, int batch, String by, Instant now) {
        var isFirst = jdbc.sql("insert into reinstatement values (?, ?, ?, ?) on conflict do nothing")
                        .params(campaign.value(), batch, Timestamp.from(now), by)
                        .update()
                > 0;
        if (isFirst) {
            sumUp(campaign, batch, -1);
        }
        return isFirst;
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

    /** How many are set aside for each reason, as summed up with each decision. */
    Map<Reason, Long> amounts(CampaignId campaign) {
        var amounts = new EnumMap<Reason, Long>(Reason.class);
        jdbc.sql("select reason, signatures from set_aside where campaign_id = ? and signatures > 0")
                .param(campaign.value())
                .query(row -> {
                    amounts.put(Reason.of(row.getInt(1)), row.getLong(2));
                });
        return amounts;
    }
}
