package org.undersigned.site;

import java.util.List;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/**
 * How a campaign's count is proved: the latest checkpoint, the key that checks it, and how to do so. {@code movements}
 * says how the count came about (confirmed, withdrawn, set aside, reinstated, erased); {@code ledger} is the absolute
 * address below which checkpoint and tiles lie.
 */
public record IntegrityPage(
        Layout layout,
        LetterHead letter,
        long count,
        long entries,
        String asOf,
        List<Fact> movements,
        String verifierKey,
        String ledger,
        String checkpoint)
        implements Page {

    @Override
    public String template() {
        return "site/integrity.jte";
    }
}
