package org.undersigned.web;

import org.undersigned.language.Texts;

/** What one template takes: everything it shows, as plain values. */
public interface Page {

    Layout layout();

    /** The template's name for the template engine, as {@code site/action.jte}. */
    String template();

    default Texts text() {
        return layout().text();
    }
}
