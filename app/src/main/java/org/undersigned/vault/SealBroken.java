package org.undersigned.vault;

/** An encrypted value that does not open: it was changed, moved, or sealed with other keys. */
public final class SealBroken extends RuntimeException {

    SealBroken(String column, Throwable cause) {
        super("a sealed value of " + column + " does not open with the keys at hand", cause);
    }
}
