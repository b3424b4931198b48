package org.undersigned.site;

import java.util.List;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** The front page of a host: the letters that can be signed, or how to publish the first one. */
public record CampaignsPage(Layout layout, List<Card> cards) implements Page {

    /** One open letter in the list; {@code language} is that of its title. */
    public record Card(
            String address, String title, String language, String targetName, String organisation, Tally tally) {

        public String direction() {
            return Layout.directionOf(language);
        }
    }

    @Override
    public String template() {
        return "site/campaigns.jte";
    }
}
