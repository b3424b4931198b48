package org.undersigned.document;

/** The most of a name that a signer may choose to have shown. */
public enum ShowNames {
    FULL,
    INITIALS,
    NONE
}
