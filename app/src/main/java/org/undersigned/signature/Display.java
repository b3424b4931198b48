package org.undersigned.signature;

import java.util.Optional;

/** What is shown of a signer, on the page and in the letter. */
public enum Display {
    NONE,
    INITIALS,
    FULL;

    /** What stands in public for a name, if anything does. */
    public Optional<String> of(SignerName name) {
        return switch (this) {
            case NONE -> Optional.empty();
            case INITIALS -> Optional.of(name.initials());
            case FULL -> Optional.of(name.text());
        };
    }
}
