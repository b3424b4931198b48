package org.undersigned.site;

import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/**
 * What to do after the form: look into the inbox. {@code delayMinutes} is present while mails wait in a queue,
 * {@code resent} is true after asking for the link again (and says the same to everyone).
 */
public record CheckInboxPage(
        Layout layout,
        LetterHead letter,
        String resendAddress,
        Field email,
        int linkDays,
        Optional<Integer> delayMinutes,
        boolean resent)
        implements Page {

    @Override
    public String template() {
        return "site/checkInbox.jte";
    }
}
