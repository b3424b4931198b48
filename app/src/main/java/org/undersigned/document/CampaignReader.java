package org.undersigned.document;

import java.util.Locale;
import java.util.Optional;
import org.undersigned.document.BodyReader.Body;
import org.undersigned.document.LetterReader.Letter;
import org.undersigned.language.Texts;

/** Reads campaign documents: with front matter or without, as organisers write them for a web page or an e-mail alert. */
public final class CampaignReader {

    private static final int LONGEST_LETTER = 50_000;

    private final Findings findings;

    private CampaignReader(Findings findings) {
        this.findings = findings;
    }

    /** Never throws, whatever the bytes are; faults and remarks are in the language that is spoken. */
    public static Reading read(byte[] document, Locale speaking) {
        var findings = new Findings(Texts.of("document", speaking));
        var read = new CampaignReader(findings).read(document);
        return read.isPresent() && !findings.faulty()
                ? new Reading.Understood(read.get(), findings.remarks())
                : new Reading.Faulty(findings.faults());
    }

    private Optional<CampaignDocument> read(byte[] document) {
        return Decoding.of(document, findings)
                .map(text -> Lines.of(text, findings))
                .flatMap(lines -> Fence.in(lines, findings))
                .flatMap(fence -> FrontMatter.of(fence.inside(), findings)
                        .flatMap(front -> document(front, BodyReader.read(fence.below(), front, findings))));
    }

    /** The settings are looked at even when there is no text, so that an organiser learns of all faults at once. */
    private Optional<CampaignDocument> document(FrontMatter front, Body body) {
        var settings = Settings.of(front, findings);
        var slug = front.slug();
        var locale = front.locale().or(() -> found(body.language()));
        return text(body)
                .flatMap(text -> body.targetName()
                        .map(name -> new CampaignDocument(
                                slug.or(() -> madeFrom(text.title())),
                                text,
                                body.callToAction(),
                                body.why(),
                                front.target(name),
                                settings.goal(),
                                settings.opens(),
                                settings.closes(),
                                settings.timeZone(),
                                locale.orElse(Locale.ENGLISH),
                                settings.organisation(),
                                settings.confirmationDays(),
                                settings.showNames(),
                                settings.postcode(),
                                settings.country(),
                                settings.comment())));
    }

    private Optional<Text> text(Body body) {
        return body.title().flatMap(title -> body.letter().map(letter -> text(title, letter)));
    }

    private Text text(String title, Letter letter) {
        var text = new Text(title, letter.salutation(), letter.opening(), letter.demands(), letter.closing());
        if (text.letter().length() > LONGEST_LETTER) {
            findings.fault(letter.line(), "long-letter", LONGEST_LETTER);
        }
        return text;
    }

    private Optional<Slug> madeFrom(String title) {
        var slug = Slug.from(title);
        slug.ifPresentOrElse(made -> findings.remark("slug", made.value()), () -> findings.remark("no-slug"));
        return slug;
    }

    private Optional<Locale> found(Optional<Locale> language) {
        language.ifPresent(
                locale -> findings.remark("locale", locale.toLanguageTag(), locale.getDisplayLanguage(Locale.ENGLISH)));
        return language;
    }
}
