package org.undersigned.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.undersigned.account.Organisation;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mail;
import org.undersigned.mail.MailPage;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;

/** What signers are written: the link, a reminder, "you have already signed", a lost receipt. */
@Component
class SignatureMails {

    private final Tokens tokens;
    private final PublicAddress address;

    SignatureMails(Tokens tokens, PublicAddress address) {
        this.tokens = tokens;
        this.address = address;
    }

    Mail confirmation(Campaign campaign, RequestId request, Instant requestedAt, Signer signer, UUID occasion) {
        return link("confirmation", campaign, request, requestedAt, signer, occasion);
    }

    Mail reminder(Campaign campaign, RequestId request, Instant requestedAt, Signer signer, UUID occasion) {
        return link("reminder", campaign, request, requestedAt, signer, occasion);
    }

    /** To the holder of an address that stands; the name typed by whoever asked is not repeated. */
    Mail already(Campaign campaign, SignatureId standing, EmailAddress to, UUID occasion) {
        return receipt("already", campaign, standing, to, occasion, List.of());
    }

    Mail receipt(Campaign campaign, SignatureId standing, EmailAddress to, UUID occasion) {
        var text = texts(campaign);
        return receipt("receipt", campaign, standing, to, occasion, List.of(text.say("receipt.not-you")));
    }

    Mail receiptFile(Campaign campaign, SignatureId standing, EmailAddress to, UUID occasion, byte[] file) {
        var not = texts(campaign).say("receipt.not-you");
        return receipt("receipt-file", campaign, standing, to, occasion, List.of(not))
                .with(new Mail.Attachment("receipt.json", "application/json", file));
    }

    /**
     * The same for the same occasion, so that queueing again is harmless. It begins as the request or signature does that it is
     * about, so that later ones sort later, too.
     */
    static UUID occasion(String kind, UUID about, Object... what) {
        var name = kind + "/" + about + Stream.of(what).map(Object::toString).reduce("", (all, one) -> all + "/" + one);
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new UUID(about.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    private Mail link(
            String kind, Campaign campaign, RequestId request, Instant requestedAt, Signer signer, UUID occasion) {
        var text = texts(campaign);
        var token = tokens.issue(Purpose.CONFIRMATION, campaign.id().value(), request.value());
        var page = new MailPage(
                text.locale(),
                text.say(kind + ".lead"),
                List.of(text.say("hello", signer.name().text()), about(kind, campaign)),
                Optional.of(new MailPage.Button(
                        text.say("confirmation.button"), address.of("/confirmations/" + token.text()))),
                List.of(
                        text.say("confirmation.until", moment(campaign, campaign.linkEnds(requestedAt))),
                        text.say("confirmation.not-you")),
                footer(campaign));
        return mail(kind, campaign, signer.email(), page, occasion).answering(request.value());
    }

    private Mail receipt(
            String kind,
            Campaign campaign,
            SignatureId standing,
            EmailAddress to,
            UUID occasion,
            List<String> afterwards) {
        var text = texts(campaign);
        var secret = tokens.issue(Purpose.RECEIPT, campaign.id().value(), standing.value());
        var page = new MailPage(
                text.locale(),
                text.say(kind + ".lead"),
                List.of(about(kind, campaign)),
                Optional.of(new MailPage.Button(text.say(kind + ".button"), address.of("/receipts/" + secret.text()))),
                afterwards,
                footer(campaign));
        return mail(kind, campaign, to, page, occasion).answering(standing.value());
    }

    private static Mail mail(String kind, Campaign campaign, EmailAddress to, MailPage page, UUID occasion) {
        var subject = texts(campaign).say(kind + ".subject", campaign.text().title());
        return Mail.of(occasion, campaign.id().value(), kind, to, subject, page.text())
                .withHtml(page.html());
    }

    private static String about(String kind, Campaign campaign) {
        return texts(campaign)
                .say(
                        kind + ".what",
                        campaign.text().title(),
                        campaign.document().target().name());
    }

    private List<String> footer(Campaign campaign) {
        var text = texts(campaign);
        var organisation = campaign.document().organisation();
        return Stream.of(
                        Optional.of(organisation
                                .map(it -> text.say("sender", it.name(), address.authority()))
                                .orElseGet(() -> text.say("sender.host", address.authority()))),
                        organisation.flatMap(Organisation::url).map(url -> text.say("sender.contact", url)),
                        Optional.of(address.of("/campaigns/" + campaign.slug().value())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String moment(Campaign campaign, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .localizedBy(texts(campaign).locale())
                .format(moment.atZone(campaign.document().timeZone()));
    }

    private static Texts texts(Campaign campaign) {
        return Texts.of("signature", campaign.document().locale());
    }
}
