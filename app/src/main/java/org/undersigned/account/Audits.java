package org.undersigned.account;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit trail: what someone with rights did, appended and never changed. */
@Repository
public class Audits {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public Audits(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction, if there is one. The detail holds no personal data. */
    public void append(String actor, String act, long campaign, String detail) {
        jdbc.sql("insert into audit (happened_at, actor, act, campaign_id, detail) values (?, ?, ?, ?, ?)")
                .params(Timestamp.from(clock.instant()), actor, act, campaign, detail)
                .update();
    }
}
