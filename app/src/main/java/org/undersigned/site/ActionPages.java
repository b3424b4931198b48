package org.undersigned.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.delivery.Deliveries;
import org.undersigned.document.CampaignDocument;
import org.undersigned.ledger.Ledgers;
import org.undersigned.letter.Letter;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Signed;
import org.undersigned.web.Layout;
import org.undersigned.web.Notice;
import org.undersigned.web.Pages;

/** Puts action pages together from what is known of a campaign. */
@Component
class ActionPages {

    private static final int NAMES = 5;

    private final Ledgers ledgers;
    private final Signatures signatures;
    private final Deliveries deliveries;
    private final Renewals renewals;
    private final Pages pages;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Cache<CampaignId, Long> counts =
            Caffeine.newBuilder().maximumSize(10_000).build();

    ActionPages(
            Ledgers ledgers,
            Signatures signatures,
            Deliveries deliveries,
            Renewals renewals,
            Pages pages,
            PublicAddress address,
            InstantSource clock) {
        this.ledgers = ledgers;
        this.signatures = signatures;
        this.deliveries = deliveries;
        this.renewals = renewals;
        this.pages = pages;
        this.address = address;
        this.clock = clock;
    }

    ActionPage page(Campaign campaign) {
        var form = form(campaign.document()).empty(Written.path(campaign), "");
        return page(campaign, Optional.of(form), Optional.empty());
    }

    /** With a form of its own, and something said at the top. The form shows only while signing is open. */
    ActionPage page(Campaign campaign, Optional<SigningForm> form, Optional<Notice> notice) {
        var state = campaign.state(clock.instant());
        var path = Written.path(campaign);
        var tally = tally(campaign);
        var log = ledgers.latest(campaign.id());
        return page(
                campaign.document(),
                publicLayout(campaign.document(), path, form),
                organisation(campaign.document()),
                tally,
                names(campaign),
                state,
                campaign.closesAt(),
                form.filter(_ -> state == Campaign.State.OPEN),
                deliveries(campaign, tally.count()),
                log.map(_ -> path + "/integrity"),
                log.flatMap(it -> renewals.day(campaign, it)),
                Optional.of(path + "/receipt-links"),
                notice);
    }

    /** While the database does not answer: the last count that is known, no names, but the form with all that was typed. */
    ActionPage withoutRecords(Campaign campaign, SigningForm form, Notice notice) {
        return page(
                campaign.document(),
                layout(campaign.document(), title(campaign.document(), Optional.of(form))),
                organisation(campaign.document()),
                new Tally(
                        Objects.requireNonNullElse(counts.getIfPresent(campaign.id()), 0L),
                        0,
                        goal(campaign.document()),
                        Optional.empty()),
                List.of(),
                Campaign.State.OPEN,
                campaign.closesAt(),
                Optional.of(form),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(notice));
    }

    /** The form under its letter. */
    SignatureForm form(CampaignDocument document) {
        return new SignatureForm(document, organisation(document).name());
    }

    Layout.Organisation organisation(CampaignDocument document) {
        return Written.organisation(document, address.authority());
    }

    /** The layout of a campaign's pages behind a token, and of those on the way there. */
    Layout layout(CampaignDocument document, String title) {
        return pages.layout("site", document.locale(), title, true, shown(document), Optional.empty());
    }

    /** The layout of a public page beside the campaign's own. */
    Layout openLayout(CampaignDocument document, String title) {
        return pages.layout("site", document.locale(), title, false, shown(document), Optional.empty());
    }

    /** The same page of a document that nobody has published. */
    static ActionPage preview(CampaignDocument document, Pages pages) {
        var organisation = Written.organisation(document, "localhost");
        var form = new SignatureForm(document, organisation.name()).empty("", "");
        var layout = pages.layout(
                "site",
                document.locale(),
                document.text().title(),
                true,
                document.organisation().map(_ -> organisation),
                Optional.empty());
        return page(
                document,
                layout,
                organisation,
                new Tally(0, 0, goal(document), Optional.empty()),
                List.of(),
                Campaign.State.OPEN,
                document.closes(),
                Optional.of(form),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ActionPage page(
            CampaignDocument document,
            Layout layout,
            Layout.Organisation organisation,
            Tally tally,
            List<String> names,
            Campaign.State state,
            Optional<Instant> closes,
            Optional<SigningForm> form,
            List<ActionPage.Delivered> deliveries,
            Optional<String> integrity,
            Optional<String> renewed,
            Optional<String> receiptLinks,
            Optional<Notice> notice) {
        return new ActionPage(
                layout,
                organisation,
                target(document),
                wording(document),
                tally,
                names,
                switch (state) {
                    case UPCOMING -> ActionPage.State.NOT_YET;
                    case OPEN -> ActionPage.State.OPEN;
                    case CLOSED -> ActionPage.State.CLOSED;
                },
                document.opens().map(moment -> Written.moment(document, moment)),
                closes.map(moment -> Written.moment(document, moment)),
                form,
                document.confirmationDays(),
                deliveries,
                integrity,
                renewed,
                receiptLinks,
                notice);
    }

    /** The host that stands in for an organisation has no place in the head of a page. */
    private Optional<Layout.Organisation> shown(CampaignDocument document) {
        return document.organisation().map(_ -> organisation(document));
    }

    /** The title says first whether something is to be mended: it is what a screen reader reads first. */
    private Layout publicLayout(CampaignDocument document, String path, Optional<SigningForm> form) {
        var preview = new Layout.Preview(
                address.of(path), Why.summary(document.why()), Optional.of(address.of(path + "/preview.png")));
        return pages.layout(
                "site", document.locale(), title(document, form), false, shown(document), Optional.of(preview));
    }

    private static String title(CampaignDocument document, Optional<SigningForm> form) {
        var title = document.text().title();
        var faulty = form.filter(it -> !it.faulty().isEmpty()).isPresent();
        return faulty ? Written.texts(document).say("faults.page", title) : title;
    }

    private List<String> names(Campaign campaign) {
        var newest = signatures.newestShown(campaign.id(), 4 * NAMES);
        var counting =
                ledgers.counting(campaign.id(), newest.stream().map(Signed::id).toList());
        return newest.stream()
                .filter(it -> counting.contains(it.id()))
                .flatMap(it -> it.shown().stream())
                .limit(NAMES)
                .toList();
    }

    Tally tally(Campaign campaign) {
        var tally = ledgers.tally(campaign.id());
        var count = tally.map(org.undersigned.ledger.Tally::count).orElse(0L);
        var size = tally.map(org.undersigned.ledger.Tally::size).orElse(0L);
        counts.put(campaign.id(), count);
        var live = Optional.of(Written.path(campaign) + "/count.json")
                .filter(_ -> campaign.state(clock.instant()) == Campaign.State.OPEN);
        return new Tally(count, size, goal(campaign.document()), live);
    }

    /** The last one says how many came after it. */
    private List<ActionPage.Delivered> deliveries(Campaign campaign, long count) {
        var letters = delivered(campaign);
        var open = campaign.state(clock.instant()) == Campaign.State.OPEN;
        return letters.stream()
                .map(letter -> new ActionPage.Delivered(
                        Written.day(campaign.document(), letter.frozenAt()),
                        letter.count(),
                        Optional.of(letter)
                                .filter(it -> it == letters.getLast())
                                .map(it -> since(it, count))
                                .filter(since -> open || since > 0),
                        Optional.empty()))
                .toList();
    }

    /** In a ledger begun anew nobody can tell who came when; what the count grew by is certain. */
    private long since(Letter letter, long count) {
        return ledgers.signedSince(letter.campaign(), letter.delivered())
                .orElseGet(() -> Math.max(0, count - letter.count()));
    }

    /** Those that the published checkpoint knows of: with a quorum of witnesses the latest may wait. */
    List<Letter> delivered(Campaign campaign) {
        var log = ledgers.latest(campaign.id());
        return deliveries.delivered(campaign.id()).stream()
                .filter(letter -> log.filter(it -> it.tells(letter.delivered())).isPresent())
                .toList();
    }

    private static Optional<Long> goal(CampaignDocument document) {
        return document.goal().stream().mapToObj(Long::valueOf).findFirst();
    }

    private static ActionPage.Target target(CampaignDocument document) {
        var target = document.target();
        return new ActionPage.Target(
                target.name(),
                Stream.of(target.title().stream(), target.office().stream(), target.address().stream())
                        .flatMap(lines -> lines)
                        .toList());
    }

    private static ActionPage.Wording wording(CampaignDocument document) {
        var text = document.text();
        return new ActionPage.Wording(
                document.locale().toLanguageTag(),
                text.title(),
                Why.html(document.why()),
                document.callToAction(),
                text.salutation(),
                text.opening(),
                text.demands().stream()
                        .map(demand -> new ActionPage.Demand(demand.number(), demand.text(), Optional.empty()))
                        .toList(),
                text.closing());
    }
}
