package org.undersigned.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.undersigned.language.Texts;

/** Why a text is not an address that we can mail to. */
public enum AddressFault {
    MALFORMED,
    TOO_LONG,
    NOT_ASCII,
    DOMAIN;

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");

    /** What to tell whoever typed it. */
    public String text(Locale locale) {
        return Texts.of("mail", locale).say("address." + name());
    }

    static Optional<AddressFault> of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            return Optional.of(MALFORMED);
        }
        return text.length() > LONGEST || at > LONGEST_LOCAL
                ? Optional.of(TOO_LONG)
                : of(text.substring(0, at), text.substring(at + 1));
    }

    private static Optional<AddressFault> of(String local, String typedDomain) {
        if (local.chars().anyMatch(character -> character > 0x7f)) {
            return Optional.of(NOT_ASCII);
        }
        if (!LOCAL.matcher(local).matches()) {
            return Optional.of(MALFORMED);
        }
        var domain = Domain.ascii(typedDomain);
        if (domain.isEmpty()) {
            return Optional.of(DOMAIN);
        }
        return local.length() + 1 + domain.get().length() > LONGEST ? Optional.of(TOO_LONG) : Optional.empty();
    }
}
