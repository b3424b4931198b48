package org.undersigned.document;

/** What is wrong at a line of a campaign document, and what would be right, in the organiser's language. Lines count from 1. */
public record Fault(int line, String what) {}
