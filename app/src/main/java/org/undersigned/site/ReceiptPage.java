package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Link;
import org.undersigned.web.Notice;
import org.undersigned.web.Page;

/**
 * What a signer keeps: thanks, the receipt, ways to pass the letter on, and what is held about them and can be changed.
 * {@code address} is the page's own; the signer's choices are posted below it. {@code renewed} when the letter's ledger was
 * begun anew, so that receipts of before are none of today's; {@code slow} when what is decided waits longer than usual to
 * be published.
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
        boolean renewed,
        boolean slow)
        implements Page {

    /** Where a confirmed signature stands: what was decided, and whether the published ledger says so already. */
    public enum Standing {
        SEALING,
        COUNTED,
        HELD,
        WITHDRAWING,
        WITHDRAWN,
        REJECTING,
        REJECTED,
        REINSTATING,
        ERASED;

        /** What was decided is on its way into the published ledger. */
        boolean changing() {
            return switch (this) {
                case SEALING, WITHDRAWING, REJECTING, REINSTATING -> true;
                case COUNTED, HELD, WITHDRAWN, REJECTED, ERASED -> false;
            };
        }
    }

    /** The receipt itself; {@code number} is there once it has an entry, {@code reason} when it was set aside. */
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

    public boolean changing() {
        return receipt.standing().changing();
    }

    public boolean counted() {
        return receipt.standing() == Standing.COUNTED;
    }

    public boolean rejected() {
        return receipt.standing() == Standing.REJECTED || receipt.standing() == Standing.REJECTING;
    }

    public boolean erased() {
        return receipt.standing() == Standing.ERASED;
    }

    /** There is an entry that a receipt can prove, and somebody whose it is. */
    public boolean provable() {
        return receipt.number().isPresent() && !erased() && receipt.standing() != Standing.HELD;
    }

    /** Signatures that count, or will, can be shown otherwise, kept informed and withdrawn. */
    public boolean stands() {
        return switch (receipt.standing()) {
            case SEALING, COUNTED, HELD, REINSTATING -> true;
            case WITHDRAWING, WITHDRAWN, REJECTING, REJECTED, ERASED -> false;
        };
    }

    /** The signer took it back and may sign again. */
    public boolean takenBack() {
        return !closed
                && (erased() || receipt.standing() == Standing.WITHDRAWN || receipt.standing() == Standing.WITHDRAWING);
    }

    /** The part of the text keys that belongs to the standing. */
    public String key() {
        return "receipt." + standing();
    }

    /** As a receipt says it of itself. */
    public String standing() {
        return Written.value(receipt.standing());
    }
}
