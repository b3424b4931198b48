package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.signature.SignatureId;

/** What waits for its entries, in the database. */
@Repository
class QueueStore {

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Campaigns with something to record: signatures that wait, or a first request and no ledger yet. */
    List<CampaignId> waiting() {
        return jdbc.sql("""
                        select c.id from campaign c
                        where exists (select from sequencing s where s.campaign_id = c.id)
                           or (exists (select from first_request f where f.campaign_id = c.id)
                               and not exists (select from ledger l where l.campaign_id = c.id))
                        """).query((row, _) -> new CampaignId(row.getLong(1))).list();
    }

    /** Puts erasures whose day has ended among what waits, some at a time. */
    void addErasures(Instant now, int most) {
        jdbc.sql("""
                        with due as (
                            delete from erasure_due where (campaign_id, signature_id) in (
                                select campaign_id, signature_id from erasure_due
                                where due_at <= ? order by due_at limit ? for update skip locked)
                            returning *)
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, due_at, signature_id from due
                        """).params(Timestamp.from(now), most).update();
    }

    /** Puts all erasures of a campaign among what waits, though their day has not ended. */
    void addErasures(CampaignId campaign) {
        jdbc.sql("""
                        with due as (delete from erasure_due where campaign_id = ? returning *)
                        insert into sequencing (campaign_id, queued_at, signature_id)
                        select campaign_id, due_at, signature_id from due
                        """).param(campaign.value()).update();
    }

    /** What has waited longest, taken off the queue; one signature may be there more than once. */
    List<SignatureId> take(CampaignId campaign, int most) {
        return jdbc.sql("""
                        delete from sequencing where (campaign_id, queued_at, id) in (
                            select campaign_id, queued_at, id from sequencing
                            where campaign_id = ? order by queued_at, id limit ?)
                        returning signature_id
                        """)
                .params(campaign.value(), most)
                .query((row, _) -> new SignatureId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Everyone signed anew into a ledger that begins anew, some at a time so that no statement takes long; whether there is anybody. */
    boolean addAll(CampaignId campaign, int most) {
        var last = addSome(campaign, new UUID(0, 0), most);
        var any = last.isPresent();
        while (last.isPresent()) {
            last = addSome(campaign, last.get(), most);
        }
        return any;
    }

    private Optional<UUID> addSome(CampaignId campaign, UUID after, int most) {
        return jdbc.sql("""
                        with batch as (
                            select campaign_id, confirmed_at, id from signature
                            where campaign_id = ? and id > ? order by id limit ?),
                        queued as (
                            insert into sequencing (campaign_id, queued_at, signature_id)
                            select campaign_id, confirmed_at, id from batch)
                        select id from batch order by id desc limit 1
                        """)
                .params(campaign.value(), after, most)
                .query(UUID.class)
                .optional();
    }
}
