package org.undersigned.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.document.CampaignDocument;
import org.undersigned.document.Slug;
import org.undersigned.vault.Vault;

/** The front door to campaigns. What another node published or closed is seen here within a second. */
@Service
public class Campaigns {

    private static final int MOST_KNOWN = 10_000;

    private final CampaignStore store;
    private final Vault vault;
    private final Reopening reopening;
    private final InstantSource clock;
    private final LastKnown<String, Optional<Campaign>> bySlug;
    private final LastKnown<CampaignId, Optional<Campaign>> byId;

    public Campaigns(CampaignStore store, Vault vault, Reopening reopening, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.reopening = reopening;
        this.clock = clock;
        this.bySlug = new LastKnown<>(MOST_KNOWN, store::bySlug);
        this.byId = new LastKnown<>(MOST_KNOWN, store::byId);
    }

    public Optional<Campaign> bySlug(String slug) {
        return bySlug.get(slug);
    }

    public Optional<Campaign> byId(CampaignId id) {
        return byId.get(id);
    }

    /** Past what was known a moment ago, for whoever has learned that it is out of date; nobody else has to look anew. */
    public Optional<Campaign> current(CampaignId id) {
        return store.byId(id);
    }

    /** Newest first. */
    public List<Campaign> open() {
        var now = clock.instant();
        return store.all().stream()
                .filter(campaign -> campaign.state(now) == Campaign.State.OPEN)
                .toList();
    }

    public List<Campaign> all() {
        return store.all();
    }

    /** Race-free against those who sign: it waits for requests under way, and they for it. */
    @Transactional
    public Publication publish(CampaignDocument given, Slug slug) {
        var document = given.at(slug);
        var id = store.create(slug, clock.instant());
        store.lock(id);
        var publication =
                store.byId(id).map(current -> change(current, document)).orElseGet(() -> open(id, document));
        forget();
        return publication;
    }

    @Transactional
    public Closing close(Campaign campaign) {
        store.lock(campaign.id());
        var now = clock.instant();
        if (store.byId(campaign.id()).orElseThrow().state(now) == Campaign.State.CLOSED) {
            return Closing.WAS_SO_ALREADY;
        }
        store.close(campaign.id(), now);
        forget();
        return Closing.DONE;
    }

    @Transactional
    public Closing reopen(Campaign campaign) {
        store.lock(campaign.id());
        if (store.byId(campaign.id()).orElseThrow().isRetentionOver(clock.instant())) {
            return Closing.RETENTION_OVER;
        }
        var reopened = store.reopen(campaign.id(), clock.instant());
        prepareToBeSigned(store.byId(campaign.id()).orElseThrow());
        forget();
        if (campaign.document()
                .closes()
                .filter(end -> !clock.instant().isBefore(end))
                .isPresent()) {
            return Closing.CLOSED_BY_DOCUMENT;
        }
        return reopened ? Closing.DONE : Closing.WAS_SO_ALREADY;
    }

    /** As long as the caller's transaction lasts, nobody signs or confirms, closes it or opens it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(CampaignId id) {
        store.lock(id);
    }

    /** Whether signing has ended. As long as the caller's transaction lasts, nobody closes it, opens it again, signs or confirms. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isClosed(CampaignId id) {
        store.lock(id);
        return store.byId(id).orElseThrow().state(clock.instant()) == Campaign.State.CLOSED;
    }

    /** Whether the time to keep signers' data is over. As long as the caller's transaction lasts, nobody opens it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isRetentionOver(CampaignId id) {
        store.lock(id);
        return store.byId(id)
                .filter(campaign -> campaign.isRetentionOver(clock.instant()))
                .isPresent();
    }

    private Publication open(CampaignId id, CampaignDocument document) {
        vault.create(id.value());
        store.append(id, 1, document, clock.instant());
        return new Publication.Opened(store.byId(id).orElseThrow());
    }

    private Publication change(Campaign current, CampaignDocument document) {
        if (current.document().equals(document)) {
            return new Publication.Unchanged(current);
        }
        var text = !current.text().equals(document.text());
        var target = !current.document().target().equals(document.target());
        if ((text || target) && store.hasRequests(current.id())) {
            return new Publication.Locked(current, text, target);
        }
        var now = clock.instant();
        var changed = new Campaign(
                current.id(), current.slug(), current.version() + 1, now, document, current.closedByHand());
        if (current.isRetentionOver(now) && !changed.isRetentionOver(now)) {
            return new Publication.RetentionOver(current);
        }
        store.append(current.id(), changed.version(), document, now);
        prepareToBeSigned(changed);
        return new Publication.Changed(changed);
    }

    private void prepareToBeSigned(Campaign campaign) {
        if (campaign.state(clock.instant()) != Campaign.State.CLOSED) {
            reopening.prepare(campaign.id());
        }
    }

    private void forget() {
        bySlug.forget();
        byId.forget();
    }
}
