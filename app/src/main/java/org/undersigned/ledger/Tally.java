package org.undersigned.ledger;

import java.time.Instant;

/** How many signatures count, in a ledger of this size, since when. */
public record Tally(long count, long size, Instant updatedAt) {}
