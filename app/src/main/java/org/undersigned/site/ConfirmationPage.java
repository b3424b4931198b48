package org.undersigned.site;

import java.util.Locale;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/**
 * Where the mailed link leads: what will be counted, and one button. {@code display} is {@code full},
 * {@code initials} or {@code none}; {@code shownAs} is the name as it will be shown, when it is; {@code receipt} is
 * the receipt's address once confirmed.
 */
public record ConfirmationPage(
        Layout layout,
        State state,
        LetterHead letter,
        String name,
        Optional<String> shownAs,
        boolean updates,
        String confirmAddress,
        String disavowAddress,
        Optional<String> receipt)
        implements Page {

    /** What the link can still do. */
    public enum State {
        LIVE,
        CONFIRMED,
        SEALING,
        HELD,
        WITHDRAWN,
        REJECTED,
        ERASED,
        EXPIRED,
        CLOSED,
        DISAVOWED
    }

    @Override
    public String template() {
        return "site/confirmation.jte";
    }

    public boolean live() {
        return state == State.LIVE;
    }

    /** The part of the text keys that belongs to the state. */
    public String key() {
        return "confirmation." + state.name().toLowerCase(Locale.ROOT);
    }
}
