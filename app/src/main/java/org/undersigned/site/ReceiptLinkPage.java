package org.undersigned.site;

import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/** Where a signer asks for a lost receipt link; {@code sent} says the same to everyone. */
public record ReceiptLinkPage(Layout layout, LetterHead letter, String address, Field email, boolean sent)
        implements Page {

    @Override
    public String template() {
        return "site/receiptLink.jte";
    }
}
