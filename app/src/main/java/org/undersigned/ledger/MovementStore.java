package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undersigned.campaign.CampaignId;

/** How the count moved and from where signatures came, summed up as entries are written. */
@Repository
class MovementStore {

    private final JdbcClient jdbc;

    MovementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CampaignId campaign, List<Appended> entries, Instant now) {
        var types = amounts(entries, it -> Optional.of((short) it.entry().type()));
        jdbc.sql("""
                        insert into movement (campaign_id, minute, type, amount)
                        select ?, ?, * from unnest(?::smallint[], ?::bigint[])
                        on conflict (campaign_id, minute, type) do update set amount = movement.amount + excluded.amount
                        """)
                .param(campaign.value())
                .param(Timestamp.from(now.truncatedTo(ChronoUnit.MINUTES)))
                .param(types.keySet().toArray(Short[]::new))
                .param(types.values().toArray(Long[]::new))
                .update();
        var countries = amounts(entries, Appended::country);
        jdbc.sql("""
                        insert into place (campaign_id, country, amount)
                        select ?, * from unnest(?::text[], ?::bigint[])
                        on conflict (campaign_id, country) do update set amount = place.amount + excluded.amount
                        """)
                .param(campaign.value())
                .param(countries.keySet().toArray(String[]::new))
                .param(countries.values().toArray(Long[]::new))
                .update();
    }

    /** By type of entry (ledger.md §3), since the campaign began. */
    Map<Integer, Long> totals(CampaignId campaign) {
        var totals = new TreeMap<Integer, Long>();
        jdbc.sql("select type, sum(amount) from movement where campaign_id = ? group by type")
                .param(campaign.value())
                .query(row -> {
                    totals.put(row.getInt(1), row.getLong(2));
                });
        return totals;
    }

    /** How many signatures were entered, by the hour; hours without any are left out. */
    SortedMap<Instant, Long> signaturesByHour(CampaignId campaign) {
        var hours = new TreeMap<Instant, Long>();
        jdbc.sql("""
                        select date_trunc('hour', minute) as hour, sum(amount) from movement
                        where campaign_id = ? and type = 1 group by hour
                        """).param(campaign.value()).query(row -> {
            hours.put(row.getTimestamp(1).toInstant(), row.getLong(2));
        });
        return hours;
    }

    /** How many were confirmed from each country; what fewer than this many share is not told apart. */
    Map<String, Long> places(CampaignId campaign, int atLeast) {
        var places = new TreeMap<String, Long>();
        jdbc.sql("select country, amount from place where campaign_id = ? and amount >= ?")
                .params(campaign.value(), atLeast)
                .query(row -> {
                    places.put(row.getString(1), row.getLong(2));
                });
        return places;
    }

    private static <K extends Comparable<K>> Map<K, Long> amounts(
            List<Appended> entries, Function<Appended, Optional<K>> kind) {
        return entries.stream()
                .flatMap(it -> kind.apply(it).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
