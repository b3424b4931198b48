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

    /** An asking whose address has signed. */
    record Answered(CampaignId campaign, UUID inquiry, SignatureId signature) {}

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
     * Takes what was asked. Of addresses that stand the receipts are returned, to be mailed; of others the newest request
     * that waits is put back before the mailer. Who asks for the receipt of a signature that stands no more gets that, and
     * so does who has nothing else. Asking twice before an answer is asking once.
     */
    List<Answered> take(Instant now, int most) {
        return jdbc.sql("""
                        with taken as (
                            delete from inquiry where (campaign_id, id) in (
                                select campaign_id, id from inquiry order by asked_at limit :most for update skip locked)
                            returning *
                        ), asked as (
                            select distinct on (campaign_id, tag) * from taken order by campaign_id, tag, asked_at desc
                        ), found as (
                            select a.*, r.id as request_id, coalesce(
                                (select signature_id from standing s where s.campaign_id = a.campaign_id and s.tag = a.tag),
                                (select id from signature s
                                 where s.campaign_id = a.campaign_id and s.tag = a.tag
                                   and (a.subject = 'RECEIPT' or r.id is null)
                                 order by confirmed_at desc limit 1)) as signature_id
                            from asked a
                            left join lateral (
                                select id from %s r
                                where not exists (
                                    select from signature c where c.campaign_id = r.campaign_id and c.id = r.id)
                                order by requested_at desc limit 1) r on true
                        ), again as (
                            insert into answer_due
                            select campaign_id, request_id, 'FIRST', :now from found
                            where signature_id is null and request_id is not null
                            on conflict (campaign_id, request_id) do update set step = 'FIRST', due_at = excluded.due_at
                        )
                        select campaign_id, id, signature_id from found where signature_id is not null
                        """.formatted(RequestStore.ofAddress("a.campaign_id", "a.tag")))
                .param("most", most)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Answered(
                        new CampaignId(row.getLong(1)),
                        row.getObject(2, UUID.class),
                        new SignatureId(row.getObject(3, UUID.class))))
                .list();
    }
}
