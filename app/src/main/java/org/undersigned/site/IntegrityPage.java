package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/**
 * How a campaign's count is proved: how it came about, the latest checkpoint, the key that checks it, and how to do so.
 * {@code ledgers} are all there have been, the newest first, and none where the first one goes on;
 * {@code ledger} is the absolute address below which checkpoint and tiles lie, {@code verifierSum} the SHA-256 of the
 * verifier's file, where that is served.
 */
public record IntegrityPage(
        Layout layout,
        LetterHead letter,
        long count,
        long entries,
        String asOf,
        Workings workings,
        List<Curve> curves,
        List<Fact> deliveries,
        List<Ledger> ledgers,
        String verifierKey,
        String ledger,
        String checkpoint,
        Optional<String> verifierSum)
        implements Page {

    /**
     * How the count comes about: who came how far, what the ledger's entries add up to, why some are set aside, and from
     * where enough signed to say so.
     */
    public record Workings(List<Fact> progress, List<Fact> entries, List<Fact> reasons, List<Fact> places) {}

    /** One of the ledgers of a campaign that has had more than one, and on which days it was begun and given up. */
    public record Ledger(
            String origin,
            String name,
            String begun,
            Optional<String> givenUp,
            long size,
            String verifierKey,
            String checkpoint) {

        /** The path of its checkpoint. */
        public String address() {
            return "/log/" + name + "/checkpoint";
        }
    }

    @Override
    public String template() {
        return "site/integrity.jte";
    }
}
