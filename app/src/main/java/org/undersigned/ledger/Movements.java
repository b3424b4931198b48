package org.undersigned.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a count came about, at one checkpoint: entries by type (ledger.md §3); signatures by when they were confirmed
 * (UTC, empty spans left out): the last hour by minutes, two days by hours, all by days; and by country where enough share one
 * that nobody is singled out.
 */
public record Movements(
        PublicLog log,
        Tally tally,
        Map<Integer, Long> entries,
        SortedMap<Instant, Long> byMinute,
        SortedMap<Instant, Long> byHour,
        SortedMap<Instant, Long> byDay,
        Map<String, Long> places) {

    /** How many minutes {@link #byMinute} looks back, this one included. */
    public static final int MINUTES = 60;

    /** How many hours {@link #byHour} looks back, this one included. */
    public static final int HOURS = 48;
}
