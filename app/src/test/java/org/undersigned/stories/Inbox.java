package org.undersigned.stories;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mails of one address, as the demo's mailbox shows them. */
final class Inbox {

    private static final JsonMapper JSON = new JsonMapper();

    /** What its reader sees of a mail. */
    record Mail(String subject, String text, List<String> links) {

        /** The link to a page of ours, such as {@code confirmations}. */
        String link(String to) {
            return links.stream()
                    .filter(link -> link.contains("/" + to + "/"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link to " + to + " in: " + text));
        }
    }

    private final RunningHost host;
    private final String address;
    private int read;

    Inbox(RunningHost host, String address) {
        this.host = host;
        this.address = address;
    }

    /** The next one not read yet, once it is there. */
    Mail next() {
        var mail = Patience.until(
                "a mail to " + address, () -> all().stream().skip(read).findFirst());
        read++;
        return mail;
    }

    /** The oldest first. */
    List<Mail> all() {
        var mails = new ArrayList<Mail>();
        for (var mail : JSON.readTree(host.get("/mailbox.json?to=" + encoded(address)).body())) {
            mails.addFirst(new Mail(mail.get("subject").asString(), mail.get("text").asString(), links(mail)));
        }
        return mails;
    }

    private static List<String> links(JsonNode mail) {
        return mail.get("links").valueStream().map(JsonNode::asString).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
