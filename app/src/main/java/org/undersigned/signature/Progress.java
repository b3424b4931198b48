package org.undersigned.signature;

/** How many came how far since the campaign began: asked to sign, confirmed, were held, and were let go again. */
public record Progress(long asked, long confirmed, long held, long released) {

    /** One step on the way to being counted. */
    enum Step {
        ASKED,
        CONFIRMED,
        HELD,
        RELEASED
    }
}
