package org.undersigned.site;

import java.util.List;
import java.util.Optional;
import org.undersigned.web.Layout;
import org.undersigned.web.Page;

/**
 * Where a receipt is checked in its reader's own browser: by the script {@code checker}, with the key that this host, of the
 * name {@code authority}, seals its ledgers with, and the origins of those that were given up. A known receipt stands there already; {@code back} leads to its page.
 * {@code verifierSum} is the SHA-256 of the verifier's file, where that is served.
 */
public record CheckPage(
        Layout layout,
        String checker,
        String authority,
        String key,
        List<String> givenUp,
        Optional<String> receipt,
        Optional<String> back,
        Optional<String> verifierSum)
        implements Page {

    /** What can come of it all, of one step, of looking at the seal; and what a receipt may say of itself. */
    public static final List<String> VERDICTS = List.of("holds", "partly", "renewed", "fails", "unreadable", "unable");

    public static final List<String> OUTCOMES = List.of("holds", "fails");
    public static final List<String> SEALS = List.of("holds", "fails", "stranger", "unable");
    public static final List<String> STANDINGS =
            List.of("withdrawing", "withdrawn", "rejecting", "rejected", "reinstating");

    @Override
    public String template() {
        return "site/check.jte";
    }
}
