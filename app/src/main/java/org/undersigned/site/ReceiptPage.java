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
 * All addresses below {@code address} are this signer's own.
 */
public record ReceiptPage(
        Layout layout,
        Optional<Notice> notice,
        Standing standing,
        Optional<String> reason,
        Optional<Long> number,
        String campaignTitle,
        String campaign,
        String targetName,
        Optional<String> name,
        Optional<String> shownAs,
        Optional<String> confirmedOn,
        String address,
        String shareUrl,
        List<Link> shares,
        List<Fact> held,
        String display,
        List<String> displays,
        boolean updates,
        boolean open,
        Optional<String> integrity)
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

    @Override
    public String template() {
        return "site/receipt.jte";
    }

    public boolean sealing() {
        return standing == Standing.SEALING;
    }

    public boolean counted() {
        return standing == Standing.COUNTED;
    }

    /** Signatures that stand, or will, can be shown, updated and withdrawn. */
    public boolean stands() {
        return standing == Standing.SEALING || standing == Standing.COUNTED || standing == Standing.HELD;
    }

    public boolean erased() {
        return standing == Standing.ERASED;
    }

    /** The part of the text keys that belongs to the standing. */
    public String key() {
        return "receipt." + standing.name().toLowerCase(Locale.ROOT);
    }
}
