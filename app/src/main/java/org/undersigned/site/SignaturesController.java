package org.undersigned.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.LastKnown;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Mails;
import org.undersigned.signature.Asking;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Signing;
import org.undersigned.web.Admission;
import org.undersigned.web.Clients;
import org.undersigned.web.Form;
import org.undersigned.web.FormAnswers;
import org.undersigned.web.Kept;
import org.undersigned.web.KeptAnswers;
import org.undersigned.web.NotFound;
import org.undersigned.web.Notice;
import org.undersigned.web.Origins;
import org.undersigned.web.Page;
import org.undersigned.web.Pages;

/** Signing, and what to do until the mail comes. */
@Controller
class SignaturesController implements KeptAnswers, FormAnswers {

    private static final Duration WORTH_SAYING = Duration.ofMinutes(2);
    private static final String RETRY_SECONDS = "5";
    private static final int MOST_KEPT = 500;

    private final Campaigns campaigns;
    private final Signatures signatures;
    private final ActionPages actions;
    private final Mails mails;
    private final LastKnown<Mails, Duration> delays = new LastKnown<>(1, Mails::delay);
    private final LastKnown<String, Optional<Kept>> inboxes = new LastKnown<>(MOST_KEPT, this::inbox);
    private final Clients clients;
    private final Pages pages;
    private final PublicAddress address;

    SignaturesController(
            Campaigns campaigns,
            Signatures signatures,
            ActionPages actions,
            Mails mails,
            Clients clients,
            Pages pages,
            PublicAddress address) {
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.actions = actions;
        this.mails = mails;
        this.clients = clients;
        this.pages = pages;
        this.address = address;
    }

    @Override
    public Optional<Supplier<ResponseEntity<byte[]>>> form(HttpServletRequest request) {
        return KeptAnswers.slug(request, "/signatures").map(slug -> () -> sign(slug, request));
    }

    private ResponseEntity<byte[]> sign(String slug, HttpServletRequest request) {
        Origins.mustBeOurs(request, address.uri());
        var known = campaigns.bySlug(slug).orElseThrow(NotFound::new);
        var form = form(known);
        var sent = Form.read(request);
        try {
            Admission.takePlace(request);
            if (form.isUnderTheseWords(sent)) {
                return take(known, form, sent, request);
            }
            // Another node may know newer words than this one.
            var current = current(known);
            return take(current, form(current), sent, request);
        } catch (TransientDataAccessResourceException full) {
            return busy(known, form.checked(Written.path(known), sent), "action.crowded");
        } catch (DataAccessException | TransactionException gone) {
            // It may have been committed before the line broke.
            return busy(known, form.checked(Written.path(known), sent), "action.unavailable");
        }
    }

    private ResponseEntity<byte[]> take(Campaign campaign, SignatureForm form, Form sent, HttpServletRequest request) {
        var checked = form.checked(Written.path(campaign), sent);
        if (!form.isUnderTheseWords(sent)) {
            return changed(campaign, checked);
        }
        if (!checked.faulty().isEmpty()) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, campaign, checked, Optional.empty());
        }
        var asking = new Asking(
                campaign,
                form.signer(checked),
                form.consents(checked),
                clients.of(request),
                SignatureForm.source(Optional.of(checked.source())));
        return answer(campaign, checked, signatures.sign(asking));
    }

    /** What to do now: the same for all who have just signed. */
    @Override
    public Optional<Kept> find(HttpServletRequest request) {
        return KeptAnswers.slug(request, "/check-inbox").flatMap(inboxes::get);
    }

    @PostMapping("/campaigns/{slug}/resends")
    ResponseEntity<byte[]> resend(@PathVariable String slug, HttpServletRequest request) {
        return ask(slug, request, signatures::mailLinkAgain, this::inbox);
    }

    @GetMapping("/campaigns/{slug}/receipt-links")
    ResponseEntity<byte[]> receiptLink(@PathVariable String slug) {
        return pages.answer(HttpStatus.OK, receiptLink(campaign(slug), false, Field.required("email")));
    }

    @PostMapping("/campaigns/{slug}/receipt-links")
    ResponseEntity<byte[]> mailReceipt(@PathVariable String slug, HttpServletRequest request) {
        return ask(slug, request, signatures::mailReceipt, this::receiptLink);
    }

    /** A form of one address; done or faulty, its page. */
    private interface AddressPage {
        Page of(Campaign campaign, boolean done, Field email);
    }

    private ResponseEntity<byte[]> ask(
            String slug, HttpServletRequest request, BiConsumer<Campaign, EmailAddress> ask, AddressPage page) {
        Origins.mustBeOurs(request, address.uri());
        var campaign = campaign(slug);
        var email = EmailField.read(Form.read(request), campaign);
        email.address().ifPresent(to -> ask.accept(campaign, to));
        return email.address().isPresent()
                ? pages.answer(HttpStatus.OK, page.of(campaign, true, Field.required("email")))
                : pages.answer(HttpStatus.UNPROCESSABLE_CONTENT, page.of(campaign, false, email.field()));
    }

    private ResponseEntity<byte[]> answer(Campaign campaign, SigningForm form, Signing signing) {
        return switch (signing) {
            case Signing.CheckInbox _ -> Pages.seeOther(Written.path(campaign) + "/check-inbox");
            case Signing.NotOpen _ -> Pages.seeOther(Written.path(campaign));
            case Signing.TextChanged _ -> changed(current(campaign), form);
        };
    }

    private ResponseEntity<byte[]> busy(Campaign campaign, SigningForm form, String why) {
        var page = actions.withoutRecords(campaign, form, notice(campaign, why));
        return pages.tryAgain(page, RETRY_SECONDS);
    }

    /** What was read is not what stands there now: the new words, to be agreed to anew. */
    private ResponseEntity<byte[]> changed(Campaign campaign, SigningForm form) {
        return again(
                HttpStatus.CONFLICT,
                campaign,
                form.under(form(campaign).words()),
                Optional.of(notice(campaign, "action.changed")));
    }

    private SignatureForm form(Campaign campaign) {
        return actions.form(campaign.document());
    }

    private Campaign current(Campaign campaign) {
        return campaigns.current(campaign.id()).orElseThrow(NotFound::new);
    }

    private ResponseEntity<byte[]> again(
            HttpStatus status, Campaign campaign, SigningForm form, Optional<Notice> notice) {
        return pages.answer(status, actions.page(campaign, Optional.of(form), notice));
    }

    private Optional<Kept> inbox(String slug) {
        return campaigns
                .bySlug(slug)
                .map(campaign -> Kept.html(pages.render(inbox(campaign, false, Field.required("email")))));
    }

    private CheckInboxPage inbox(Campaign campaign, boolean resent, Field email) {
        var document = campaign.document();
        var text = Written.texts(document);
        return new CheckInboxPage(
                actions.layout(document, title(email, text, resent ? "inbox.resent.title" : "inbox.title")),
                Written.head(campaign),
                Written.path(campaign) + "/resends",
                email,
                document.confirmationDays(),
                Optional.of(delays.get(mails))
                        .filter(delay -> delay.compareTo(WORTH_SAYING) >= 0)
                        .map(delay -> (int) Math.min(delay.toMinutes(), Integer.MAX_VALUE)),
                resent);
    }

    private ReceiptLinkPage receiptLink(Campaign campaign, boolean sent, Field email) {
        var document = campaign.document();
        var text = Written.texts(document);
        return new ReceiptLinkPage(
                actions.layout(document, title(email, text, sent ? "receiptlink.sent.title" : "receiptlink.title")),
                Written.head(campaign),
                Written.path(campaign) + "/receipt-links",
                email,
                sent);
    }

    private static String title(Field email, Texts text, String key) {
        return email.fault().isPresent() ? text.say("faults.page", text.say(key)) : text.say(key);
    }

    private Campaign campaign(String slug) {
        return campaigns.bySlug(slug).orElseThrow(NotFound::new);
    }

    private static Notice notice(Campaign campaign, String key) {
        var text = Written.texts(campaign.document());
        return new Notice(text.say(key + ".title"), text.say(key + ".text"));
    }
}
