package org.undersigned.signature;

/** What came of an attempt to sign. */
public sealed interface Signing {
    /** Said to everyone, so that the page never tells a stranger who has signed. */
    record CheckInbox() implements Signing {}

    /** It is not open: not yet, or no more. */
    record NotOpen() implements Signing {}

    /** The text was changed while the form was being filled in; nothing was stored. */
    record TextChanged() implements Signing {}
}
