package org.undersigned.web;

/** Something said once at the top of a page, about what has just happened. */
public record Notice(String title, String text) {}
