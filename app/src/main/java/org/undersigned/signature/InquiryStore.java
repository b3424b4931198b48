package org.undersigned.signature;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** Who asked to be mailed a link again, in the database. */
@Repository
class InquiryStore {

    /** What is asked for. */
    enum Subject {
        CONFIRMATION,
        RECEIPT
    }

    /** An asking whose address stands. */
    record Answered(CampaignId campaign, UUID inquiry, SignatureId standing) {}

    private final JdbcClient jdbc;

    InquiryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(CampaignId campaign, byte[] tag, Subject subject, Instant now) {
        jdbc.sql("insert into inquiry values (?, ?, ?, ?, ?)")
                .params(campaign.value(), RequestId.at(now).value(), Timestamp.from(now), tag, subject.name())
                .update();
    }

    /**
     * Takes what was asked. Of addresses that stand the receipts are returned, to be mailed; of others the newest request, if
     * there is one, is put back before the mailer. Asking twice before an answer is asking once.
     */
    List<Answered> take(Instant now, int most) {
        return jdbc.sql("""
                        with taken as (
                            delete from inquiry where (campaign_id, id) in (
                                select campaign_id, id from inquiry order by asked_at limit :most for update skip locked)
                            returning *
                        ), asked as (
                            select distinct on (campaign_id, tag) * from taken order by campaign_id, tag, asked_at desc
                        ), again as (
                            insert into answer_due
                            select a.campaign_id, r.id, 'FIRST', :now
                            from asked a
                            join lateral (
                                select id from request r
                                where r.campaign_id = a.campaign_id and r.tag = a.tag
                                order by requested_at desc limit 1) r on true
                            where not exists (
                                select from standing s where s.campaign_id = a.campaign_id and s.tag = a.tag)
                            on conflict (campaign_id, request_id) do update set step = 'FIRST', due_at = excluded.due_at
                        )
                        select a.campaign_id, a.id, s.signature_id
                        from asked a join standing s on s.campaign_id = a.campaign_id and s.tag = a.tag
                        """)
                .param("most", most)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Answered(
                        new CampaignId(row.getLong(1)),
                        row.getObject(2, UUID.class),
                        new SignatureId(row.getObject(3, UUID.class))))
                .list();
    }
}
