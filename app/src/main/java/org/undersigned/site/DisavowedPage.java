package org.undersigned.site;

import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** Said after "this wasn't me": nothing was counted, no more mail comes, and the button at {@code returnAddress} leads back. */
public record DisavowedPage(Layout layout, LetterHead letter, String returnAddress) implements Page {

    @Override
    public String template() {
        return "site/disavowed.jte";
    }
}
