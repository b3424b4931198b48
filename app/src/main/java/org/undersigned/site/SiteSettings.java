package org.undersigned.site;

/** Whether the mailbox of a demo is open. */
public record SiteSettings(boolean mailbox) {}
