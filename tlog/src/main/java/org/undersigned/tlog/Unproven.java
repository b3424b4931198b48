package org.undersigned.tlog;

/** A claim that does not hold, and why, in words for an auditor. Everything malformed ends here, and nothing else does. */
public final class Unproven extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    /** The code names a line of messages.properties. */
    public Unproven(String code, Object... arguments) {
        this(Messages.text(code, arguments));
    }

    private Unproven(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
