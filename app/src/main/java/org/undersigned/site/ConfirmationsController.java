package org.undersigned.site;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.undersigned.campaign.Campaign;
import org.undersigned.signature.Link;
import org.undersigned.signature.Signatures;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;

/** Where the mailed link leads. Looking changes nothing; only the button confirms. The token is the proof: no origin is asked for. */
@Controller
class ConfirmationsController {

    private final Signatures signatures;
    private final ReceiptPages receipts;
    private final ActionPages actions;
    private final Pages pages;
    private final InstantSource clock;

    ConfirmationsController(
            Signatures signatures, ReceiptPages receipts, ActionPages actions, Pages pages, InstantSource clock) {
        this.signatures = signatures;
        this.receipts = receipts;
        this.actions = actions;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/confirmations/{token}")
    ResponseEntity<byte[]> look(@PathVariable String token) {
        return page(token, signatures.look(token));
    }

    @PostMapping("/confirmations/{token}")
    ResponseEntity<byte[]> confirm(@PathVariable String token) {
        var link = signatures.confirm(token);
        return link instanceof Link.Confirmed confirmed
                ? Pages.seeOther("/receipts/" + confirmed.receipt().text())
                : page(token, link);
    }

    @PostMapping("/confirmations/{token}/disavowal")
    ResponseEntity<byte[]> disavow(@PathVariable String token) {
        var link = signatures.disavow(token);
        return link instanceof Link.Disavowed disavowed
                ? pages.answer(HttpStatus.OK, disavowed(token, disavowed.campaign()))
                : page(token, link);
    }

    /** The way back: mail may come again, and the form is at hand. */
    @PostMapping("/confirmations/{token}/return")
    ResponseEntity<byte[]> comeBack(@PathVariable String token) {
        return Pages.seeOther(Written.path(signatures.letMailCome(token).orElseThrow(NotFound::new)) + "#sign");
    }

    private ResponseEntity<byte[]> page(String token, Link link) {
        return switch (link) {
            case Link.Live live ->
                answer(
                        HttpStatus.OK,
                        token,
                        ConfirmationPage.State.LIVE,
                        live.campaign(),
                        Optional.of(live),
                        Optional.empty());
            case Link.Confirmed confirmed ->
                answer(
                        HttpStatus.OK,
                        token,
                        became(confirmed),
                        confirmed.campaign(),
                        Optional.empty(),
                        Optional.of("/receipts/" + confirmed.receipt().text()));
            case Link.Expired expired ->
                answer(
                        HttpStatus.GONE,
                        token,
                        ended(expired.campaign()),
                        expired.campaign(),
                        Optional.empty(),
                        Optional.empty());
            case Link.Disavowed disavowed ->
                answer(
                        HttpStatus.OK,
                        token,
                        ConfirmationPage.State.DISAVOWED,
                        disavowed.campaign(),
                        Optional.empty(),
                        Optional.empty());
            case Link.Unknown _ -> throw new NotFound();
        };
    }

    /** What has become of the signature since. */
    private ConfirmationPage.State became(Link.Confirmed confirmed) {
        return switch (receipts.state(
                signatures.find(confirmed.receipt().text()).orElseThrow(NotFound::new))) {
            case SEALING, REINSTATING -> ConfirmationPage.State.SEALING;
            case COUNTED -> ConfirmationPage.State.CONFIRMED;
            case HELD -> ConfirmationPage.State.HELD;
            case WITHDRAWING, WITHDRAWN -> ConfirmationPage.State.WITHDRAWN;
            case REJECTING, REJECTED -> ConfirmationPage.State.REJECTED;
            case ERASED -> ConfirmationPage.State.ERASED;
        };
    }

    private ConfirmationPage.State ended(Campaign campaign) {
        return campaign.state(clock.instant()) == Campaign.State.CLOSED
                ? ConfirmationPage.State.CLOSED
                : ConfirmationPage.State.EXPIRED;
    }

    private ResponseEntity<byte[]> answer(
            HttpStatus status,
            String token,
            ConfirmationPage.State state,
            Campaign campaign,
            Optional<Link.Live> live,
            Optional<String> receipt) {
        var title = Written.texts(campaign.document())
                .say("confirmation." + state.name().toLowerCase(Locale.ROOT) + ".title");
        var page = new ConfirmationPage(
                actions.layout(campaign.document(), title),
                state,
                Written.head(campaign),
                live.map(it -> it.signer().name().text()).orElse(""),
                live.flatMap(it -> it.display().of(it.signer().name())),
                live.map(Link.Live::updates).orElse(false),
                "/confirmations/" + token,
                "/confirmations/" + token + "/disavowal",
                receipt);
        return pages.answer(status, page);
    }

    private DisavowedPage disavowed(String token, Campaign campaign) {
        return new DisavowedPage(
                actions.layout(
                        campaign.document(), Written.texts(campaign.document()).say("disavowed.title")),
                Written.head(campaign),
                "/confirmations/" + token + "/return");
    }
}
