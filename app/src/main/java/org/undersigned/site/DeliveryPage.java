package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** What a decision maker's staff sees: the files of one delivery, and how to check that they are whole. */
public record DeliveryPage(
        Layout layout,
        LetterHead letter,
        String organisation,
        String deliveredOn,
        String reference,
        long count,
        long erased,
        String verifierKey,
        List<Download> files,
        Optional<String> email)
        implements Page {

    /** One file of the pack; {@code size} is written out, as {@code 1.2 MB}. */
    public record Download(String name, String url, String size, String about) {}

    @Override
    public String template() {
        return "site/delivery.jte";
    }
}
