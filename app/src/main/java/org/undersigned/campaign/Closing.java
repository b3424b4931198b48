package org.undersigned.campaign;

/** What came of closing a campaign or opening it again. */
public enum Closing {
    DONE,
    WAS_SO_ALREADY,
    /** Its document's own closing date has passed; only a new date opens it again. */
    CLOSED_BY_DOCUMENT,
    /** Whoever signed is forgotten: it stays closed. */
    RETENTION_OVER
}
