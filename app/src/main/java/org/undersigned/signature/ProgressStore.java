package org.undersigned.signature;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** How far people came, in the database: rows are only ever appended, so that nobody waits; requests append theirs as they are written. */
@Repository
class ProgressStore {

    private final JdbcClient jdbc;

    ProgressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(CampaignId campaign, Progress.Step step, Instant now) {
        jdbc.sql("insert into progress values (?, ?, ?, 1)")
                .params(campaign.value(), Timestamp.from(now.truncatedTo(ChronoUnit.MINUTES)), step.name())
                .update();
    }

    Progress sum(CampaignId campaign) {
        var sums = new EnumMap<Progress.Step, Long>(Progress.Step.class);
        jdbc.sql("select step, sum(amount) from progress where campaign_id = ? group by step")
                .param(campaign.value())
                .query(row -> {
                    sums.put(Progress.Step.valueOf(row.getString(1)), row.getLong(2));
                });
        return new Progress(
                sums.getOrDefault(Progress.Step.ASKED, 0L),
                sums.getOrDefault(Progress.Step.CONFIRMED, 0L),
                sums.getOrDefault(Progress.Step.HELD, 0L),
                sums.getOrDefault(Progress.Step.RELEASED, 0L));
    }

    /** Makes one row of each hour's in the week before a moment. */
    void fold(Instant before) {
        jdbc.sql("""
                        with many as (
                            delete from progress where minute >= ? and minute < ? returning *
                        )
                        insert into progress
                        select campaign_id, date_trunc('hour', minute at time zone 'UTC') at time zone 'UTC', step, sum(amount)
                        from many group by 1, 2, 3
                        """)
                .params(Timestamp.from(before.minus(Duration.ofDays(7))), Timestamp.from(before))
                .update();
    }
}
