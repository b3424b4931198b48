package org.undersigned.site;

/** Words that lead somewhere. */
public record Link(String label, String url) {}
