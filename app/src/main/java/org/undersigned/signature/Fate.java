package org.undersigned.signature;

/** What has become of a signature, as far as its signer and the limits decide it. */
public record Fate(SignatureId id, boolean held, boolean withdrawn, boolean erased) {}
