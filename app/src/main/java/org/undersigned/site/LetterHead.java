package org.undersigned.site;

/** What tells one letter from another on a page: its title, the address of its page, and the decision maker's name. */
public record LetterHead(String title, String address, String target) {}
