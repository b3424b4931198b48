package org.undersigned.ledger;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.vault.KeysUnusable;

/** The campaigns whose ledgers could not be sealed in the last round of this node, and why. */
@Component
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Doubts doubts;
    private final Campaigns campaigns;
    private final InstantSource clock;
    private volatile Map<String, String> known = Map.of();

    Refusals(Doubts doubts, Campaigns campaigns, InstantSource clock) {
        this.doubts = doubts;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Their slugs. */
    List<String> names() {
        return known.keySet().stream().sorted().toList();
    }

    /** What a round met, and those in doubt, though nothing may wait for them. Each is told of once, until it changes. */
    void are(Map<CampaignId, RuntimeException> troubles) {
        var now = new LinkedHashMap<String, String>();
        doubts.standing().forEach((campaign, origin) -> put(now, campaign, LedgerBehind.restored(origin)));
        troubles.forEach((campaign, trouble) -> put(now, campaign, trouble));
        now.entrySet().stream()
                .filter(it -> !it.getValue().equals(known.get(it.getKey())))
                .forEach(it -> LOG.error("nothing is sealed in the ledger of {}: {}", it.getKey(), it.getValue()));
        known = Map.copyOf(now);
    }

    /** Past retention nobody waits for an entry, and no key is left to begin another ledger with. */
    private void put(Map<String, String> all, CampaignId id, RuntimeException trouble) {
        campaigns
                .byId(id)
                .filter(campaign -> !campaign.isRetentionOver(clock.instant()))
                .map(Campaign::slug)
                .ifPresent(slug -> all.put(slug.value(), reason(trouble)));
    }

    /** Without other messages: those of a database may quote values. */
    private static String reason(RuntimeException trouble) {
        return switch (trouble) {
            case LedgerBehind behind -> behind.getMessage() + "; the command renew-ledger begins a new one";
            case KeysUnusable unusable -> String.valueOf(unusable.getMessage());
            default -> trouble.getClass().getName();
        };
    }
}
