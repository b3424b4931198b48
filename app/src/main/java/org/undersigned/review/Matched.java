package org.undersigned.review;

/**
 * How many signatures a rejection would set aside.
 *
 * @param held so many of them are held: they do not count yet
 */
public record Matched(int size, int held) {}
