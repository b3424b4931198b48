package org.undersigned.web;

/** Words that lead somewhere. */
public record Link(String label, String url) {}
