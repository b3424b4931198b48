package org.undersigned.letter;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;
import org.undersigned.ledger.Counted;
import org.undersigned.signature.SignatureId;

/** Those who count, put in order by the database, which can sort more of them than memory holds. All of it in one transaction. */
@Repository
class RollStore {

    /** A number, and whose it is. */
    record Place(long number, SignatureId signature) {}

    private static final int FETCHED = 2_000;

    private final JdbcClient jdbc;

    RollStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin() {
        jdbc.sql("create temporary table roll (number bigint, signature_id uuid) on commit drop")
                .update();
    }

    void add(List<Counted> counted) {
        jdbc.sql("insert into roll select * from unnest(?::bigint[], ?::uuid[])")
                .params(
                        counted.stream().map(Counted::number).toArray(Long[]::new),
                        counted.stream().map(it -> it.signature().value()).toArray(UUID[]::new))
                .update();
    }

    /** In order of confirming; two of one moment by their numbers. */
    void read(CampaignId campaign, Consumer<Place> reader) {
        jdbc.sql("""
                        select r.number, r.signature_id from roll r
                        join signature s on s.campaign_id = ? and s.id = r.signature_id
                        order by s.confirmed_at, r.number
                        """).withFetchSize(FETCHED).param(campaign.value()).query(row -> {
            reader.accept(new Place(row.getLong(1), new SignatureId(row.getObject(2, UUID.class))));
        });
    }
}
