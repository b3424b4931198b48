package org.undersigned.mail;

import java.util.Optional;

/**
 * An address that we can mail to, as it was typed. It hides itself, so that no log line ever tells it: only its parts give
 * it away. Letters outside ASCII are taken in the domain, not before the @: too many servers still refuse SMTPUTF8.
 */
public record EmailAddress(String text) {

    /** Throws {@link IllegalArgumentException} unless {@link #fault} finds none. */
    public EmailAddress {
        text = text.strip();
        var fault = AddressFault.of(text);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("not an address: " + fault.get());
        }
    }

    public static Optional<EmailAddress> parse(String text) {
        return fault(text).isPresent() ? Optional.empty() : Optional.of(new EmailAddress(text));
    }

    /** What is wrong with a text that somebody gave as an address. */
    public static Optional<AddressFault> fault(String text) {
        return AddressFault.of(text.strip());
    }

    /** The domain's A-labels, lower case. */
    public String domain() {
        return Domain.ascii(text.substring(text.lastIndexOf('@') + 1)).orElseThrow();
    }

    /** What stands for the mailbox wherever addresses are compared (ledger.md §4); mail goes to the address as typed. */
    public String normal() {
        return NormalForm.of(text);
    }

    /** As typed, with the domain's A-labels: what a mail server understands. */
    String mailable() {
        return text.substring(0, text.lastIndexOf('@') + 1) + domain();
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
