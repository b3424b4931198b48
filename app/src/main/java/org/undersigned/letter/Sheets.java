package org.undersigned.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.account.Organisation;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.Demand;
import org.undersigned.document.Target;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Delivered;

/** What is printed, in the campaign's language. */
final class Sheets {

    private Sheets() {}

    /** @param address of the page that shows how the count came about */
    static LetterSheet letter(Letter letter, CampaignDocument document, String key, String address) {
        var text = texts(document);
        var delivered = letter.delivered();
        var headings = List.of(text.say("letter.checkpoint"), text.say("letter.key"));
        return sheet(
                document,
                letter.frozenAt(),
                text.say("letter.count", letter.count()),
                text.say("letter.reference", letter.reference()),
                Stream.of(confirmed(text, delivered), text.say("letter.sealed"), text.say("letter.check", address))
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList(),
                Optional.of(Seals.of(headings, delivered.checkpoint(), key)));
    }

    private static String confirmed(Texts text, Delivered delivered) {
        var count = delivered.count();
        if (count == 0) {
            return "";
        }
        var confirmed = text.say("letter.confirmed", count) + " " + text.say("letter.unproven", count);
        return delivered.erased() == 0 ? confirmed : confirmed + " " + text.say("letter.erased", delivered.erased());
    }

    static LetterSheet preview(CampaignDocument document, Instant now) {
        var text = texts(document);
        return sheet(
                document, now, text.say("letter.count", 0), text.say("letter.preview"), List.of(), Optional.empty());
    }

    static SignersSheet signers(Letter letter, CampaignDocument document, int shown) {
        var text = texts(document);
        return new SignersSheet(
                document.locale(),
                organisation(document),
                text.say("signers.title", document.text().title()),
                text.say(
                        "signers.summary",
                        letter.count(),
                        shown,
                        letter.delivered().erased()),
                document.text().title(),
                shown,
                (number, count) -> text.say("letter.page", number, count),
                (number, count) -> text.say("signers.volume", number, count),
                letter.frozenAt());
    }

    private static LetterSheet sheet(
            CampaignDocument document,
            Instant made,
            String count,
            String reference,
            List<String> verification,
            Optional<Seal> seal) {
        var text = texts(document);
        var signed = document.text();
        return new LetterSheet(
                document.locale(),
                organisation(document),
                document.organisation().map(Sheets::letterhead).orElse(List.of()),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(document.locale())
                        .format(made.atZone(document.timeZone())),
                envelope(document.target()),
                signed.title(),
                signed.salutation(),
                signed.opening(),
                signed.demands().stream().map(Demand::text).toList(),
                signed.closing(),
                text.say("letter.undersigned"),
                count,
                List.of(),
                reference,
                verification,
                seal,
                signed.title(),
                (number, pages) -> text.say("letter.page", number, pages),
                made);
    }

    private static List<String> letterhead(Organisation organisation) {
        return Stream.of(
                        organisation.address().isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of(String.join(" · ", organisation.address())),
                        organisation.url(),
                        organisation.email())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> envelope(Target target) {
        return Stream.of(
                        Stream.of(target.name()),
                        target.title().stream(),
                        target.office().stream(),
                        target.address().stream())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    private static String organisation(CampaignDocument document) {
        return document.organisation().map(Organisation::name).orElse("");
    }

    private static Texts texts(CampaignDocument document) {
        return Texts.of("letter", document.locale());
    }
}
