package org.undersigned.document;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.undersigned.account.Organisation;

/**
 * What an organiser wrote a campaign to be: the text that people sign, whom it goes to, why, and how the campaign is run.
 * The <em>why</em> is Markdown; everything else is plain text. There is no slug when none is given and the title yields
 * none. It opens at once and stays open when no time is given; {@code closes} is the first moment at which it is closed.
 */
public record CampaignDocument(
        Optional<Slug> slug,
        Text text,
        Optional<String> callToAction,
        String why,
        Target target,
        OptionalInt goal,
        Optional<Instant> opens,
        Optional<Instant> closes,
        ZoneId timeZone,
        Locale locale,
        Optional<Organisation> organisation,
        int confirmationDays,
        ShowNames showNames,
        Ask postcode,
        Ask country,
        Ask comment) {

    /** The same under this slug. */
    public CampaignDocument at(Slug chosen) {
        return new CampaignDocument(
                Optional.of(chosen),
                text,
                callToAction,
                why,
                target,
                goal,
                opens,
                closes,
                timeZone,
                locale,
                organisation,
                confirmationDays,
                showNames,
                postcode,
                country,
                comment);
    }
}
