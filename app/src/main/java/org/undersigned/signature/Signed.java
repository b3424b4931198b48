package org.undersigned.signature;

import java.time.Instant;

/** A signature that is not erased, for lists. */
public record Signed(SignatureId id, Instant confirmedAt, Signer signer, Display display, boolean updates) {}
