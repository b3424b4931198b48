package org.undersigned.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Movements;
import org.undersigned.ledger.PublicLog;
import org.undersigned.web.Kept;
import org.undersigned.web.Pages;

/** Puts integrity pages together from sums that are kept as things happen, and keeps each for some seconds. */
@Component
class IntegrityPages {

    private static final Map<Integer, String> KINDS =
            Map.of(1, "confirmed", 2, "withdrawn", 3, "rejected", 4, "erased", 5, "reinstated");

    private final Campaigns campaigns;
    private final Ledgers ledgers;
    private final ActionPages actions;
    private final Pages pages;
    private final PublicAddress address;
    private final LoadingCache<String, Optional<Kept>> kept;

    IntegrityPages(Campaigns campaigns, Ledgers ledgers, ActionPages actions, Pages pages, PublicAddress address) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.actions = actions;
        this.pages = pages;
        this.address = address;
        this.kept = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(this::render);
    }

    /** Empty for no campaign, and before anyone has signed. */
    Optional<Kept> of(String slug) {
        return kept.get(slug);
    }

    private Optional<Kept> render(String slug) {
        return campaigns
                .bySlug(slug)
                .flatMap(campaign -> ledgers.latest(campaign.id())
                        .flatMap(log -> ledgers.tally(campaign.id()).map(tally -> page(campaign, log, tally)))
                        .map(page -> Kept.html(pages.render(page))));
    }

    private IntegrityPage page(Campaign campaign, PublicLog log, org.undersigned.ledger.Tally tally) {
        var document = campaign.document();
        var text = Written.texts(document);
        return new IntegrityPage(
                actions.layout(document, text.say("integrity.title", tally.count())),
                Written.head(campaign),
                tally.count(),
                tally.size(),
                Written.moment(document, tally.updatedAt()),
                movements(ledgers.movements(campaign.id()), text),
                log.verifierKey(),
                address.of("/log/" + log.origin().substring(log.origin().lastIndexOf('/') + 1)),
                log.checkpoint());
    }

    private static List<Fact> movements(Movements movements, Texts text) {
        return KINDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kind -> new Fact(
                        text.say("integrity." + kind.getValue()),
                        text.say("tally.number", movements.entries().getOrDefault(kind.getKey(), 0L))))
                .toList();
    }
}
