package org.undersigned.ledger;

import org.undersigned.signature.SignatureId;

/** A signature that counts: its number, which never changes, and where its entry stands. */
public record Counted(long number, long index, SignatureId signature) {}
