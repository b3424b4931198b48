package org.undersigned.ledger;

/**
 * That a letter was handed over, as its ledger has it: the index of the entry, the net count at it, how many of those are
 * erased, and the sealed checkpoint that holds it.
 */
public record Delivered(int log, String origin, long index, long count, long erased, String checkpoint) {}
