package org.undersigned.mail;

/** What came of trying to send one mail. A code is the server's (550 5.1.1) or our one word for what stood in the way. */
public sealed interface Outcome {

    /** The next server has taken it over. */
    record Accepted() implements Outcome {}

    /** It will not take this mail for this address, now or later. */
    record Refused(String code) implements Outcome {}

    /** Not now. If this is {@code everyone}'s trouble, the next mail would fare the same: no server, or none that lets us in. */
    record Deferred(String code, boolean everyone) implements Outcome {}

    /** All was handed over and no answer came: it may have arrived. */
    record Unknown() implements Outcome {}
}
