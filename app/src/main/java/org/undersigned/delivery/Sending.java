package org.undersigned.delivery;

import java.time.Instant;

/** What came of mailing a letter to its target. */
public sealed interface Sending {
    record Sent() implements Sending {}

    /** It was, and is not sent a second time. */
    record SentBefore(Instant at) implements Sending {}

    /** A try was cut short: it may have arrived. Only a person can decide to send again. */
    record Uncertain(Instant at) implements Sending {}

    /** The server's code; it will not take this mail. */
    record Refused(String code) implements Sending {}

    /** Not now; nothing was handed over. */
    record Deferred(String code) implements Sending {}

    /** The document names no address for its target. */
    record NoAddress() implements Sending {}
}
