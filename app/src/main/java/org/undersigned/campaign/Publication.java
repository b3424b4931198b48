package org.undersigned.campaign;

/** What came of publishing a campaign document. */
public sealed interface Publication {
    /** A new campaign. */
    record Opened(Campaign campaign) implements Publication {}

    /** A new version of a campaign that was there. */
    record Changed(Campaign campaign) implements Publication {}

    /** The same as stands already. */
    record Unchanged(Campaign campaign) implements Publication {}

    /** Refused: people have signed this text to this target. */
    record Locked(Campaign campaign, boolean text, boolean target) implements Publication {}

    /** Refused: it would open again what nobody may sign any more, as whoever signed it is forgotten. */
    record RetentionOver(Campaign campaign) implements Publication {}
}
