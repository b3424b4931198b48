package org.undersigned.site;

import java.util.ArrayList;
import java.util.List;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** The demo's mailbox: the mails that would have been sent, newest first. */
public record MailboxPage(Layout layout, List<Mail> mails) implements Page {

    /** One mail as plain text; {@code links} are the addresses in it, in the order of the text. */
    public record Mail(String id, String to, String subject, String sentAt, String text, List<String> links) {

        /** The text cut into what is read and what is followed. */
        public List<Piece> pieces() {
            var pieces = new ArrayList<Piece>();
            int from = 0;
            for (var link : links) {
                int at = text.indexOf(link, from);
                if (at < 0 || !link.matches("https?://\\S+")) {
                    continue;
                }
                pieces.add(new Piece(text.substring(from, at), false));
                pieces.add(new Piece(link, true));
                from = at + link.length();
            }
            pieces.add(new Piece(text.substring(from), false));
            return pieces;
        }
    }

    /** A stretch of a mail's text. */
    public record Piece(String text, boolean link) {}

    @Override
    public String template() {
        return "site/mailbox.jte";
    }
}
