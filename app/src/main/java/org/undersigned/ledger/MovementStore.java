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

/**
 * How the count moved and from where signatures came, summed up as entries are written. Each sum bears the size that its
 * ledger has with it, so that what is not published yet is not told; those that are become one as more is added.
 */
@Repository
class MovementStore {

    private final JdbcClient jdbc;

    MovementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kind(Instant minute, short type) {}

    /** Signatures go by the minute they were confirmed in, so that a ledger begun anew tells the same of them. */
    void add(CampaignId campaign, Head after, long published, List<Appended> entries, Instant now) {
        var amounts = amounts(entries, it -> Optional.of(kind(it, now)));
        var kinds = List.copyOf(amounts.keySet());
        jdbc.sql("""
                        with given as (
                            select * from unnest(?::timestamptz[], ?::smallint[], ?::bigint[]) as g (minute, type, amount)),
                        published as (
                            delete from movement m using given g
                            where m.campaign_id = ? and m.log = ? and m.size <= ? and m.minute = g.minute and m.type = g.type
                            returning m.*)
                        insert into movement (campaign_id, log, size, minute, type, amount)
                        select campaign_id, log, max(size), minute, type, sum(amount)
                        from published group by campaign_id, log, minute, type
                        union all
                        select ?, ?, ?, minute, type, amount from given
                        """)
                .param(kinds.stream().map(it -> it.minute().toString()).toArray(String[]::new))
                .param(kinds.stream().map(Kind::type).toArray(Short[]::new))
                .param(kinds.stream().map(amounts::get).toArray(Long[]::new))
                .param(campaign.value())
                .param(after.log())
                .param(published)
                .param(campaign.value())
                .param(after.log())
                .param(after.size())
                .update();
        addPlaces(campaign, after, published, amounts(entries, Appended::country));
    }

    private void addPlaces(CampaignId campaign, Head after, long published, Map<String, Long> countries) {
        jdbc.sql("""
                        with given as (select * from unnest(?::text[], ?::bigint[]) as g (country, amount)),
                        published as (
                            delete from place p using given g
                            where p.campaign_id = ? and p.log = ? and p.size <= ? and p.country = g.country
                            returning p.*)
                        insert into place (campaign_id, log, size, country, amount)
                        select campaign_id, log, max(size), country, sum(amount)
                        from published group by campaign_id, log, country
                        union all
                        select ?, ?, ?, country, amount from given
                        """)
                .param(countries.keySet().toArray(String[]::new))
                .param(countries.values().toArray(Long[]::new))
                .param(campaign.value())
                .param(after.log())
                .param(published)
                .param(campaign.value())
                .param(after.log())
                .param(after.size())
                .update();
    }

    /** Those of a ledger of this size, by type of entry (ledger.md §3). */
    Map<Integer, Long> totals(CampaignId campaign, PublicLog log) {
        var totals = new TreeMap<Integer, Long>();
        jdbc.sql("select type, sum(amount) from movement where campaign_id = ? and log = ? and size <= ? group by type")
                .params(campaign.value(), log.log(), log.size())
                .query(row -> {
                    totals.put(row.getInt(1), row.getLong(2));
                });
        return totals;
    }

    /** How many signatures were confirmed since then, by the minute, hour or day; those without any are left out. */
    SortedMap<Instant, Long> signatures(CampaignId campaign, PublicLog log, ChronoUnit span, Instant since) {
        var amounts = new TreeMap<Instant, Long>();
        jdbc.sql("""
                        select date_trunc(?::text, minute at time zone 'UTC') at time zone 'UTC' as start, sum(amount)
                        from movement where campaign_id = ? and log = ? and size <= ? and type = 1 and minute >= ?
                        group by start
                        """)
                .params(unit(span), campaign.value(), log.log(), log.size(), Timestamp.from(since))
                .query(row -> {
                    amounts.put(row.getTimestamp(1).toInstant(), row.getLong(2));
                });
        return amounts;
    }

    /** How many were confirmed from each country; what fewer than this many share is not told apart. */
    Map<String, Long> places(CampaignId campaign, PublicLog log, int atLeast) {
        var places = new TreeMap<String, Long>();
        jdbc.sql("""
                        select country, sum(amount) from place where campaign_id = ? and log = ? and size <= ?
                        group by country having sum(amount) >= ?
                        """).params(campaign.value(), log.log(), log.size(), atLeast).query(row -> {
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
