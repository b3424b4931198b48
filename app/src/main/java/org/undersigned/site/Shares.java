package org.undersigned.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.web.Link;

/** Ways to pass a letter on: plain links that load nothing from anyone until they are followed. */
final class Shares {

    private Shares() {}

    static List<Link> of(Campaign campaign, String url) {
        var text = Written.texts(campaign.document());
        var words = text.say("share.words", campaign.text().title());
        var both = encoded(words + " " + url);
        return List.of(
                new Link(
                        text.say("share.email"),
                        "mailto:?subject="
                                + encoded(text.say(
                                        "share.email.subject",
                                        campaign.document().target().name()))
                                + "&body=" + both),
                new Link(text.say("share.whatsapp"), "https://wa.me/?text=" + both),
                new Link(
                        text.say("share.telegram"),
                        "https://t.me/share/url?url=" + encoded(url) + "&text=" + encoded(words)),
                new Link(text.say("share.bluesky"), "https://bsky.app/intent/compose?text=" + both),
                new Link(text.say("share.facebook"), "https://www.facebook.com/sharer/sharer.php?u=" + encoded(url)),
                new Link(
                        text.say("share.x"),
                        "https://x.com/intent/post?url=" + encoded(url) + "&text=" + encoded(words)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
