package org.undersigned.site;

import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** Said after "this wasn't me": nothing was counted, no more mail comes, and there is a way back, by the button at {@code returnAddress}. */
public record DisavowedPage(Layout layout, String campaignTitle, String campaign, String returnAddress)
        implements Page {

    @Override
    public String template() {
        return "site/disavowed.jte";
    }
}
