package org.undersigned.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.letter.Letter;

/** Which letters have a pack in its place, in the database. */
@Repository
class PackedStore {

    private final JdbcClient jdbc;

    PackedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first time counts. */
    void append(Letter letter, Instant now) {
        jdbc.sql("insert into packed values (?, ?, ?) on conflict do nothing")
                .params(letter.campaign().value(), letter.number(), Timestamp.from(now))
                .update();
    }

    /** The numbers of those letters. */
    Set<Integer> of(CampaignId campaign) {
        return Set.copyOf(jdbc.sql("select letter from packed where campaign_id = ?")
                .param(campaign.value())
                .query(Integer.class)
                .list());
    }
}
