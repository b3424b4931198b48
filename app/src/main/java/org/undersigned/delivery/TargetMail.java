package org.undersigned.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.undersigned.account.Organisation;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mail;
import org.undersigned.mail.MailPage;

/** The mail that hands a letter over: letter.pdf, and a link to the rest of the pack. */
@Component
class TargetMail {

    private final PublicAddress address;

    TargetMail(PublicAddress address) {
        this.address = address;
    }

    Mail mail(Pack pack, Campaign campaign, EmailAddress to, String link) {
        var text = Texts.of("delivery", campaign.document().locale());
        var letter = pack.letter();
        var organisation = campaign.document().organisation();
        var page = new MailPage(
                text.locale(),
                text.say("mail.lead", letter.count()),
                List.of(
                        text.say("mail.dear", campaign.text().salutation()),
                        text.say("mail.what", campaign.text().title(), letter.reference())),
                Optional.of(new MailPage.Button(text.say("mail.button"), address.of(link))),
                List.of(text.say("mail.answer")),
                Stream.of(
                                organisation.map(Organisation::name),
                                organisation.flatMap(Organisation::url),
                                Optional.of(address.of(
                                        "/campaigns/" + campaign.slug().value())))
                        .flatMap(Optional::stream)
                        .toList());
        var mail = Mail.of(
                        letter.pack(),
                        letter.campaign().value(),
                        "letter",
                        to,
                        text.say("mail.subject", campaign.text().title(), letter.reference()),
                        page.text())
                .withHtml(page.html())
                .with(new Mail.Attachment("letter.pdf", "application/pdf", letterPdf(pack)));
        return organisation
                .flatMap(Organisation::email)
                .flatMap(EmailAddress::parse)
                .map(mail::withReplyTo)
                .orElse(mail);
    }

    private static byte[] letterPdf(Pack pack) {
        try {
            return Files.readAllBytes(pack.folder().resolve("letter.pdf"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
