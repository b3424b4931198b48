package org.undersigned.site;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.undersigned.account.Organisation;
import org.undersigned.campaign.Campaign;
import org.undersigned.document.CampaignDocument;
import org.undersigned.language.Texts;
import org.undersigned.web.Layout;

/** How a campaign's facts are written on its pages. */
final class Written {

    private Written() {}

    static Texts texts(CampaignDocument document) {
        return Texts.of("site", document.locale());
    }

    static String path(Campaign campaign) {
        return "/campaigns/" + campaign.slug().value();
    }

    static LetterHead head(Campaign campaign) {
        return new LetterHead(
                campaign.text().title(),
                path(campaign),
                campaign.document().target().name());
    }

    static String day(CampaignDocument document, Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(document.locale())
                .format(moment.atZone(document.timeZone()));
    }

    static String moment(CampaignDocument document, Instant moment) {
        var day = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .localizedBy(document.locale())
                .format(moment.atZone(document.timeZone()));
        return day + "\u00a0" + zone(document, moment);
    }

    /** Readers live in other zones than the campaign. */
    private static String zone(CampaignDocument document, Instant moment) {
        return DateTimeFormatter.ofPattern("z", document.locale()).format(moment.atZone(document.timeZone()));
    }

    /** As forms write it. */
    static String value(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Who answers for the data: the organisation, or the host where the document names none. */
    static Layout.Organisation organisation(CampaignDocument document, String host) {
        return document.organisation()
                .map(Written::organisation)
                .orElseGet(() -> new Layout.Organisation(
                        texts(document).say("organisation.host", host),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Layout.Organisation organisation(Organisation organisation) {
        return new Layout.Organisation(
                organisation.name(),
                organisation.url(),
                organisation.email(),
                organisation.imprintUrl(),
                organisation.privacyUrl());
    }
}
