package org.undersigned.web;

/** Nothing is there, and nothing tells whether it ever was. */
public final class NotFound extends RuntimeException {

    public NotFound() {
        super("not found", null, false, false);
    }
}
