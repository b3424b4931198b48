package org.undersigned.ledger;

/** What came of giving up a ledger. */
public sealed interface Renewal {

    /** The new one has begun, and everyone who stands waits for it. */
    record Begun(PublicLog log) implements Renewal {}

    /** Nobody has asked to sign yet, and the text may still change: the new one begins with the first request. */
    record Ahead(String origin, String verifierKey) implements Renewal {}

    /** The number asked for is not above this one, the highest known, or is beyond 9999; nothing was done. */
    record NumberUnusable(int highest) implements Renewal {}

    /** The present one can go on, so that nothing was done. */
    record GoesOn() implements Renewal {}
}
