package org.undersigned.site;

/** One line of a list of facts: what it is and what it says. */
public record Fact(String label, String value) {}
