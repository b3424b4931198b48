package org.undersigned.signature;

/**
 * What has become of a signature, as far as its signer and the limits decide it.
 *
 * @param told whether the ledger may say that it is erased: not before the end of the day
 */
public record Fate(SignatureId id, boolean held, boolean withdrawn, boolean erased, boolean told) {}
