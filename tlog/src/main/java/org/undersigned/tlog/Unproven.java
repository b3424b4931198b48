package org.undersigned.tlog;

/** A claim that does not hold, and why, in words for an auditor. Everything malformed ends here, and nothing else does. */
public final class Unproven extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The code names a line of messages.properties. */
    public Unproven(String code, Object... arguments) {
        super(Messages.text(code, arguments), null, false, false);
    }
}
