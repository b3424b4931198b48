package org.undersigned.site;

/** Said after "this wasn't me": nothing was counted, no more mail comes, and there is a way back. */
public record DisavowedPage(Layout layout, LetterHead letter) implements Page {

    @Override
    public String template() {
        return "site/disavowed.jte";
    }
}
