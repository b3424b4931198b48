package org.undersigned.signature;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;
import org.undersigned.vault.Vault;

/** What mailed links lead to. Their token is the proof of the address. */
@Component
class Links {

    private final Campaigns campaigns;
    private final LinkStore store;
    private final Vault vault;
    private final Tokens tokens;
    private final InstantSource clock;

    Links(Campaigns campaigns, LinkStore store, Vault vault, Tokens tokens, InstantSource clock) {
        this.campaigns = campaigns;
        this.store = store;
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A request that a token stands for, with its campaign. */
    record Named(Campaign campaign, RequestId request) {
        SignatureId signature() {
            return new SignatureId(request.value());
        }
    }

    /** What there is about such a request. */
    record Found(Named named, LinkStore.Stored stored) {
        Optional<RequestStore.Stored> request() {
            return stored.request();
        }
    }

    Optional<Named> named(String token) {
        return tokens.read(Purpose.CONFIRMATION, token)
                .flatMap(subject -> campaigns
                        .byId(new CampaignId(subject.campaign()))
                        .map(campaign -> new Named(campaign, new RequestId(subject.id()))));
    }

    /** In their order. */
    List<Found> find(List<Named> named) {
        return store.find(named);
    }

    Found find(Named named) {
        return find(List.of(named)).getFirst();
    }

    Link look(Found found) {
        var campaign = found.named().campaign();
        if (found.stored().signed()) {
            return confirmed(campaign, found.named().signature());
        }
        return found.request()
                .map(request -> look(campaign, request, found.stored()))
                .orElseGet(() -> found.stored().disavowed() ? new Link.Disavowed(campaign) : new Link.Unknown());
    }

    Link confirmed(Campaign campaign, SignatureId id) {
        return new Link.Confirmed(
                campaign, tokens.issue(Purpose.RECEIPT, campaign.id().value(), id.value()));
    }

    private Link look(Campaign campaign, RequestStore.Stored request, LinkStore.Stored stored) {
        if (stored.standing().isPresent()) {
            return confirmed(campaign, stored.standing().get());
        }
        var ends = campaign.linkEnds(request.requestedAt());
        if (!clock.instant().isBefore(ends)) {
            return new Link.Expired(campaign);
        }
        var signer = Personal.open(
                        vault.keys(campaign.id().value()),
                        Personal.OF_REQUEST,
                        request.id().value(),
                        request.personal())
                .signer();
        return new Link.Live(campaign, signer, stored.display(), stored.updates(), ends);
    }
}
