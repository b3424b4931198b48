package org.undersigned.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.LastKnown;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Movements;
import org.undersigned.ledger.VerifierJar;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Signatures;
import org.undersigned.web.Kept;
import org.undersigned.web.KeptAnswers;
import org.undersigned.web.Pages;

/** Puts integrity pages together from sums that are kept as things happen, and keeps each for some seconds. */
@Component
class IntegrityPages implements KeptAnswers {

    private final Campaigns campaigns;
    private final Ledgers ledgers;
    private final Signatures signatures;
    private final Reviews reviews;
    private final ActionPages actions;
    private final Renewals renewals;
    private final Pages pages;
    private final PublicAddress address;
    private final InstantSource clock;
    private final LastKnown<String, Optional<Kept>> kept;

    IntegrityPages(
            Campaigns campaigns,
            Ledgers ledgers,
            Signatures signatures,
            Reviews reviews,
            ActionPages actions,
            Renewals renewals,
            Pages pages,
            PublicAddress address,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.signatures = signatures;
        this.reviews = reviews;
        this.actions = actions;
        this.renewals = renewals;
        this.pages = pages;
        this.address = address;
        this.clock = clock;
        this.kept = new LastKnown<>(1_000, Duration.ofSeconds(5), this::fresh);
    }

    /** Empty for no campaign, and before anyone has signed. */
    @Override
    public Optional<Kept> find(HttpServletRequest request) {
        return KeptAnswers.slug(request, "/integrity").flatMap(kept::get);
    }

    /** As it is in the caller's transaction, if there is one. */
    Optional<Kept> fresh(String slug) {
        return campaigns
                .bySlug(slug)
                .flatMap(campaign -> ledgers.movements(campaign.id()).map(movements -> page(campaign, movements)))
                .map(page -> Kept.html(pages.render(page)));
    }

    private IntegrityPage page(Campaign campaign, Movements movements) {
        var document = campaign.document();
        var text = Written.texts(document);
        var log = movements.log();
        var tally = movements.tally();
        var all = renewals.of(campaign);
        return new IntegrityPage(
                actions.openLayout(document, text.say("integrity.title", tally.count())),
                Written.head(campaign),
                tally.count(),
                tally.size(),
                Written.moment(document, tally.updatedAt()),
                Workings.of(
                        text,
                        document.locale(),
                        signatures.progress(campaign.id()),
                        movements,
                        reviews.amounts(campaign.id())),
                Curves.of(movements, clock.instant(), document.locale()),
                deliveries(campaign, all.size() > 1),
                all,
                log.verifierKey(),
                address.of("/log/" + log.name()),
                log.checkpoint(),
                ledgers.verifier().map(VerifierJar::sha256));
    }

    private List<Fact> deliveries(Campaign campaign, boolean ofSeveral) {
        var text = Written.texts(campaign.document());
        return actions.delivered(campaign).stream()
                .map(letter -> new Fact(
                        Written.day(campaign.document(), letter.frozenAt()),
                        text.say(
                                ofSeveral ? "integrity.delivered.in" : "integrity.delivered",
                                letter.count(),
                                letter.ledgerSize(),
                                letter.reference(),
                                letter.delivered().origin())))
                .toList();
    }
}
