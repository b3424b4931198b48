package org.undersigned.site;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Entered;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Told;
import org.undersigned.review.Reason;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Signer;
import org.undersigned.signature.Standing;
import org.undersigned.web.Notice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts receipt pages together. */
@Component
class ReceiptPages {

    private static final JsonMapper JSON = new JsonMapper();

    private final Ledgers ledgers;
    private final Reviews reviews;
    private final ActionPages actions;
    private final PublicAddress address;
    private final InstantSource clock;

    ReceiptPages(Ledgers ledgers, Reviews reviews, ActionPages actions, PublicAddress address, InstantSource clock) {
        this.ledgers = ledgers;
        this.reviews = reviews;
        this.actions = actions;
        this.address = address;
        this.clock = clock;
    }

    Optional<Long> number(Standing standing) {
        return ledgers.number(standing.campaign().id(), standing.id());
    }

    /** The receipt as JSON (ledger.md §7); beside what it proves it says whether the signature still counts. */
    Optional<byte[]> json(Standing standing) {
        return ledgers.receipt(standing.campaign(), standing.id()).map(receipt -> {
            var json = (ObjectNode) JSON.readTree(receipt);
            json.put("standing", Written.value(state(standing)));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        });
    }

    ReceiptPage.Standing state(Standing standing) {
        return state(standing, reason(standing), told(standing).flatMap(Told::entered));
    }

    ReceiptPage page(Standing standing, String secret, String done) {
        var campaign = standing.campaign();
        var document = campaign.document();
        var text = Written.texts(document);
        var told = told(standing);
        var entered = told.flatMap(Told::entered);
        var reason = reason(standing);
        var state = state(standing, reason, entered);
        var share = address.of(Written.path(campaign));
        var form = actions.form(document);
        return new ReceiptPage(
                actions.layout(document, text.say("receipt." + state.name().toLowerCase(Locale.ROOT) + ".title")),
                notice(text, done),
                Written.head(campaign),
                new ReceiptPage.Receipt(
                        state,
                        entered.map(Entered::number),
                        reason.map(it -> text.say("reason." + Written.value(it))),
                        standing.signer().map(signer -> signer.name().text()),
                        standing.signer().flatMap(signer -> standing.display().of(signer.name())),
                        Optional.of(Written.moment(document, standing.confirmedAt()))),
                new ReceiptPage.Sharing(share, Shares.of(campaign, share)),
                new ReceiptPage.Held(
                        standing.signer()
                                .map(signer -> held(standing, signer, text))
                                .orElse(List.of()),
                        Written.value(standing.display()),
                        form.displays(),
                        standing.updates()),
                "/receipts/" + secret,
                campaign.state(clock.instant()) == Campaign.State.CLOSED,
                told.map(_ -> Written.path(campaign) + "/integrity"),
                told.filter(it -> it.log() > 1).isPresent(),
                state.changing() && ledgers.isSlow(campaign.id()));
    }

    private Optional<Told> told(Standing standing) {
        return ledgers.told(standing.campaign().id(), standing.id());
    }

    private Optional<Reason> reason(Standing standing) {
        return Optional.ofNullable(reviews.reasons(standing.campaign().id(), List.of(standing.id()))
                .get(standing.id()));
    }

    /** What was decided holds at once; what the page says of counting is what the published ledger says. */
    private static ReceiptPage.Standing state(Standing standing, Optional<Reason> reason, Optional<Entered> entered) {
        var counts = entered.filter(Entered::counted).isPresent();
        return switch (standing.state()) {
            case ERASED -> ReceiptPage.Standing.ERASED;
            case WITHDRAWN -> counts ? ReceiptPage.Standing.WITHDRAWING : ReceiptPage.Standing.WITHDRAWN;
            case HELD -> reason.isPresent() ? rejected(counts) : ReceiptPage.Standing.HELD;
            case STANDS -> reason.isPresent() ? rejected(counts) : standing(counts, entered);
        };
    }

    private static ReceiptPage.Standing rejected(boolean counts) {
        return counts ? ReceiptPage.Standing.REJECTING : ReceiptPage.Standing.REJECTED;
    }

    private static ReceiptPage.Standing standing(boolean counts, Optional<Entered> entered) {
        if (counts) {
            return ReceiptPage.Standing.COUNTED;
        }
        return entered.isPresent() ? ReceiptPage.Standing.REINSTATING : ReceiptPage.Standing.SEALING;
    }

    private static Optional<Notice> notice(Texts text, String done) {
        return switch (done) {
            case "display" ->
                Optional.of(new Notice(text.say("notice.display.title"), text.say("notice.display.text")));
            case "mail" -> Optional.of(new Notice(text.say("notice.mail.title"), text.say("notice.mail.text")));
            case "updates-on" ->
                Optional.of(new Notice(text.say("notice.updates.title"), text.say("notice.updates.on")));
            case "updates-off" ->
                Optional.of(new Notice(text.say("notice.updates.title"), text.say("notice.updates.off")));
            default -> Optional.empty();
        };
    }

    private static List<Fact> held(Standing standing, Signer signer, Texts text) {
        var document = standing.campaign().document();
        var held = new ArrayList<Fact>();
        held.add(new Fact(text.say("data.name"), signer.name().text()));
        held.add(new Fact(text.say("data.email"), signer.email().text()));
        signer.postcode().ifPresent(it -> held.add(new Fact(text.say("data.postcode"), it)));
        signer.country()
                .ifPresent(it -> held.add(new Fact(text.say("data.country"), Countries.name(it, document.locale()))));
        signer.comment().ifPresent(it -> held.add(new Fact(text.say("data.comment"), it)));
        held.add(new Fact(text.say("data.display"), text.say("display." + Written.value(standing.display()))));
        held.add(new Fact(
                text.say("data.updates"), text.say(standing.updates() ? "data.updates.on" : "data.updates.off")));
        held.add(new Fact(text.say("data.confirmed"), Written.moment(document, standing.confirmedAt())));
        return held;
    }
}
