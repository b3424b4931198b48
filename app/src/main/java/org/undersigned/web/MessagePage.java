package org.undersigned.web;

import java.util.List;

/** A page that only says something: not found, too large, busy. It always leads on. */
public record MessagePage(Layout layout, String title, List<String> paragraphs, List<Link> links) implements Page {

    @Override
    public String template() {
        return "site/message.jte";
    }
}
