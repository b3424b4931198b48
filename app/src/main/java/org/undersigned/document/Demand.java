package org.undersigned.document;

/** One numbered thing the letter asks for; the numbers of a letter run from 1. */
public record Demand(int number, String text) {

    public Demand {
        if (number < 1 || text.isBlank()) {
            throw new IllegalArgumentException("a demand has a number from 1 and says something");
        }
    }
}
