package org.undersigned.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.LastKnown;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.Tally;
import org.undersigned.web.Kept;
import org.undersigned.web.KeptAnswers;
import tools.jackson.databind.json.JsonMapper;

/** The public count as JSON: how many count in a ledger of which size, and when it grew last (ISO 8601, UTC). */
@Component
class Counts implements KeptAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private final Campaigns campaigns;
    private final Ledgers ledgers;
    private final LastKnown<String, Optional<Kept>> counts;

    Counts(Campaigns campaigns, Ledgers ledgers) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.counts = new LastKnown<>(10_000, this::render);
    }

    @Override
    public Optional<Kept> find(HttpServletRequest request) {
        return KeptAnswers.slug(request, "/count.json").flatMap(counts::get);
    }

    private Optional<Kept> render(String slug) {
        return campaigns.bySlug(slug).map(campaign -> Kept.json(JSON.writeValueAsBytes(count(campaign))));
    }

    private LinkedHashMap<String, Object> count(Campaign campaign) {
        var tally = ledgers.tally(campaign.id());
        var count = new LinkedHashMap<String, Object>();
        count.put("signature_count", tally.map(Tally::count).orElse(0L));
        count.put(
                "goal",
                campaign.document().goal().isPresent()
                        ? campaign.document().goal().getAsInt()
                        : null);
        count.put("size", tally.map(Tally::size).orElse(0L));
        count.put(
                "updated_at",
                tally.map(Tally::updatedAt).orElse(campaign.publishedAt()).toString());
        return count;
    }
}
