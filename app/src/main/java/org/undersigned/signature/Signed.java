package org.undersigned.signature;

import java.time.Instant;
import java.util.Optional;

/** A signature that is not erased, for lists. */
public record Signed(SignatureId id, Instant confirmedAt, Signer signer, Display display, boolean updates) {

    /** The name or the initials, as its signer chose; empty when nothing is to be shown. */
    public Optional<String> shown() {
        return display.of(signer.name());
    }
}
