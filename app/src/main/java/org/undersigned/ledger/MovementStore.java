package org.undersigned.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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

    private record Kind(Instant minute, short type) {}

    /** Signatures go by the minute they were confirmed in, so that a ledger begun anew tells the same of them. */
    void add(CampaignId campaign, int log, List<Appended> entries, Instant now) {
        var amounts = amounts(entries, it -> Optional.of(kind(it, now)));
        var kinds = List.copyOf(amounts.keySet());
        jdbc.sql("""
                        insert into movement (campaign_id, log, minute, type, amount)
                        select ?, ?, * from unnest(?::timestamptz[], ?::smallint[], ?::bigint[])
                        on conflict (campaign_id, log, minute, type)
                        do update set amount = movement.amount + excluded.amount
                        """)
                .param(campaign.value())
                .param(log)
                .param(kinds.stream().map(it -> Timestamp.from(it.minute())).toArray(Timestamp[]::new))
                .param(kinds.stream().map(Kind::type).toArray(Short[]::new))
                .param(kinds.stream().map(amounts::get).toArray(Long[]::new))
                .update();
        addPlaces(campaign, log, amounts(entries, Appended::country));
    }

    private void addPlaces(CampaignId campaign, int log, Map<String, Long> countries) {
        jdbc.sql("""
                        insert into place (campaign_id, log, country, amount)
                        select ?, ?, * from unnest(?::text[], ?::bigint[])
                        on conflict (campaign_id, log, country) do update set amount = place.amount + excluded.amount
                        """)
                .param(campaign.value())
                .param(log)
                .param(countries.keySet().toArray(String[]::new))
                .param(countries.values().toArray(Long[]::new))
                .update();
    }

    /** Those of one ledger, by type of entry (ledger.md §3). */
    Map<Integer, Long> totals(CampaignId campaign, int log) {
        var totals = new TreeMap<Integer, Long>();
        jdbc.sql("select type, sum(amount) from movement where campaign_id = ? and log = ? group by type")
                .params(campaign.value(), log)
                .query(row -> {
                    totals.put(row.getInt(1), row.getLong(2));
                });
        return totals;
    }

    /** How many signatures were confirmed since then, by the minute, hour or day; those without any are left out. */
    SortedMap<Instant, Long> signatures(CampaignId campaign, int log, ChronoUnit span, Instant since) {
        var amounts = new TreeMap<Instant, Long>();
        jdbc.sql("""
                        select date_trunc(?::text, minute at time zone 'UTC') at time zone 'UTC' as start, sum(amount)
                        from movement where campaign_id = ? and log = ? and type = 1 and minute >= ? group by start
                        """)
                .params(unit(span), campaign.value(), log, Timestamp.from(since))
                .query(row -> {
                    amounts.put(row.getTimestamp(1).toInstant(), row.getLong(2));
                });
        return amounts;
    }

    /** How many were confirmed from each country; what fewer than this many share is not told apart. */
    Map<String, Long> places(CampaignId campaign, int log, int atLeast) {
        var places = new TreeMap<String, Long>();
        jdbc.sql("select country, amount from place where campaign_id = ? and log = ? and amount >= ?")
                .params(campaign.value(), log, atLeast)
                .query(row -> {
                    places.put(row.getString(1), row.getLong(2));
                });
        return places;
    }

    /** As PostgreSQL calls it: minute, hour, day. */
    private static String unit(ChronoUnit span) {
        return span.name().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    }

    private static Kind kind(Appended appended, Instant now) {
        return new Kind(appended.confirmedAt().orElse(now).truncatedTo(ChronoUnit.MINUTES), (short)
                appended.entry().type());
    }

    private static <K> Map<K, Long> amounts(List<Appended> entries, Function<Appended, Optional<K>> kind) {
        return entries.stream()
                .flatMap(it -> kind.apply(it).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
