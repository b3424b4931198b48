package org.undersigned.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a count came about: entries by type (ledger.md §3), signatures by the hour (UTC), and by country where enough share one
 * that nobody is singled out.
 */
public record Movements(Map<Integer, Long> entries, SortedMap<Instant, Long> byHour, Map<String, Long> places) {}
