package org.undersigned.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Link;
import org.undersigned.web.Notice;
import org.undersigned.web.Page;

/**
 * What a signer keeps: thanks, the receipt, ways to pass the letter on, and what is held about them and can be changed.
 * {@code address} is the page's own; the signer's choices are posted below it. {@code renewed} when the letter's ledger was
 * begun anew, so that receipts of before are none of today's.
 */
public record ReceiptPage(
        Layout layout,
        Optional<Notice> notice,
        LetterHead letter,
        Receipt receipt,
        Sharing sharing,
        Held held,
        String address,
        boolean closed,
        Optional<String> integrity,
        boolean renewed)
        implements Page {

    /** Where a confirmed signature stands. */
    public enum Standing {
        SEALING,
        COUNTED,
        HELD,
        WITHDRAWN,
        REJECTED,
        ERASED
    }

    /** The receipt itself; {@code number} is there once it is counted, {@code reason} when it was set aside. */
    public record Receipt(
            Standing standing,
            Optional<Long> number,
            Optional<String> reason,
            Optional<String> name,
            Optional<String> shownAs,
            Optional<String> confirmedOn) {}

    /** The letter's public address, and ready-made links that pass it on. */
    public record Sharing(String url, List<Link> ways) {}

    /** What is kept about the signer, what they chose to show, and what they may choose instead. */
    public record Held(List<Fact> facts, String display, List<String> displays, boolean updates) {}

    @Override
    public String template() {
        return "site/receipt.jte";
    }

    public boolean sealing() {
        return standing() == Standing.SEALING;
    }

    public boolean counted() {
        return standing() == Standing.COUNTED;
    }

    public boolean rejected() {
        return standing() == Standing.REJECTED;
    }

    public boolean erased() {
        return standing() == Standing.ERASED;
    }

    /** There is an entry that a receipt can prove, and somebody whose it is. */
    public boolean provable() {
        return receipt.number().isPresent() && !erased() && !sealing() && standing() != Standing.HELD;
    }

    /** Signatures that count, or will, can be shown otherwise, kept informed and withdrawn. */
    public boolean stands() {
        return sealing() || counted() || standing() == Standing.HELD;
    }

    /** The signer took it back and may sign again. */
    public boolean takenBack() {
        return !closed && (erased() || standing() == Standing.WITHDRAWN);
    }

    /** The part of the text keys that belongs to the standing. */
    public String key() {
        return "receipt." + standing().name().toLowerCase(Locale.ROOT);
    }

    private Standing standing() {
        return receipt.standing();
    }
}
