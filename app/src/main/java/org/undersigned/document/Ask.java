package org.undersigned.document;

/** Whether the form asks for something beside name and e-mail address. */
public enum Ask {
    REQUIRED,
    OPTIONAL,
    NO
}
