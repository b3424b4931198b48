package org.undersigned.signature;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.limit.Limits;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;
import org.undersigned.vault.Vault;

/** What the mailed link leads to: looking, confirming, "this wasn't me". The token is the proof of the address. */
@Service
class Confirmations {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Campaigns campaigns;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final ConsentStore consents;
    private final DisavowalStore disavowals;
    private final ProgressStore progress;
    private final Mails mails;
    private final Vault vault;
    private final Tokens tokens;
    private final Limits limits;
    private final InstantSource clock;

    Confirmations(
            Campaigns campaigns,
            RequestStore requests,
            SignatureStore signatures,
            ConsentStore consents,
            DisavowalStore disavowals,
            ProgressStore progress,
            Mails mails,
            Vault vault,
            Tokens tokens,
            Limits limits,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.requests = requests;
        this.signatures = signatures;
        this.consents = consents;
        this.disavowals = disavowals;
        this.progress = progress;
        this.mails = mails;
        this.vault = vault;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /** A request that a token stands for, with its campaign. */
    private record Named(Campaign campaign, RequestId request) {
        SignatureId signature() {
            return new SignatureId(request.value());
        }
    }

    Link look(String token) {
        return named(token).map(named -> look(named, find(named))).orElseGet(Link.Unknown::new);
    }

    @Transactional
    public Link confirm(String token) {
        return named(token).map(this::confirm).orElseGet(Link.Unknown::new);
    }

    /**
     * Erases what was typed with its address and not confirmed, and stops mail to it for this campaign; what is confirmed
     * already stays as it is.
     */
    @Transactional
    public Link disavow(String token) {
        return named(token).map(this::disavow).orElseGet(Link.Unknown::new);
    }

    /** The way back from {@link #disavow}. */
    @Transactional
    public Optional<Campaign> letMailCome(String token) {
        var named = named(token);
        named.ifPresent(it -> disavowals.lift(it.campaign().id(), it.request(), clock.instant()));
        return named.map(Named::campaign);
    }

    private Link confirm(Named named) {
        var request = find(named);
        return switch (look(named, request)) {
            case Link.Live live -> stand(live.campaign(), request.orElseThrow(), live.display());
            case Link other -> other;
        };
    }

    private Link disavow(Named named) {
        var request = find(named);
        return switch (look(named, request)) {
            case Link.Live _, Link.Expired _ -> {
                erase(request.orElseThrow());
                yield new Link.Disavowed(named.campaign());
            }
            case Link other -> other;
        };
    }

    private Optional<RequestStore.Stored> find(Named named) {
        return requests.find(named.campaign().id(), named.request());
    }

    private Link look(Named named, Optional<RequestStore.Stored> found) {
        var campaign = named.campaign();
        if (signatures.find(campaign.id(), named.signature()).isPresent()) {
            return confirmed(campaign, named.signature());
        }
        return found.map(request -> look(campaign, request))
                .orElseGet(() -> disavowals.exists(campaign.id(), named.request())
                        ? new Link.Disavowed(campaign)
                        : new Link.Unknown());
    }

    private Link look(Campaign campaign, RequestStore.Stored request) {
        var standing = signatures.standing(campaign.id(), request.tag());
        if (standing.isPresent()) {
            return confirmed(campaign, standing.get());
        }
        var ends = campaign.linkEnds(request.requestedAt());
        if (!clock.instant().isBefore(ends)) {
            return new Link.Expired(campaign);
        }
        var id = new SignatureId(request.id().value());
        return new Link.Live(
                campaign,
                personal(request).signer(),
                consents.display(campaign.id(), id),
                consents.updates(campaign.id(), id),
                ends);
    }

    private Link stand(Campaign campaign, RequestStore.Stored request, Display display) {
        var now = clock.instant();
        var id = new SignatureId(request.id().value());
        if (!signatures.stand(campaign.id(), request.tag(), id)) {
            // Another link of the same address was pressed at the same moment, and was first.
            return confirmed(
                    campaign, signatures.standing(campaign.id(), request.tag()).orElse(id));
        }
        signatures.append(request, id, committed(request, display), now);
        progress.append(campaign.id(), Progress.Step.CONFIRMED, now);
        if (isTooMany(request)) {
            signatures.hold(campaign.id(), id, "rate", now);
            progress.append(campaign.id(), Progress.Step.HELD, now);
        } else {
            signatures.queue(campaign.id(), List.of(id), now);
        }
        return confirmed(campaign, id);
    }

    private boolean isTooMany(RequestStore.Stored request) {
        var neighbours = requests.neighbours(request, limits.memory());
        return limits.tooMany(neighbours.client(), neighbours.range(), request.requestedAt());
    }

    private byte[] committed(RequestStore.Stored request, Display display) {
        var personal = personal(request);
        return vault.keys(request.campaign().value())
                .seal(
                        Personal.OF_SIGNATURE,
                        request.id().value(),
                        personal.committed(
                                        random(),
                                        random(),
                                        Details.of(personal.signer().name(), display))
                                .bytes());
    }

    private void erase(RequestStore.Stored request) {
        var campaign = request.campaign();
        var typed = requests.unconfirmed(campaign, request.tag());
        disavowals.append(campaign, typed, request.tag(), clock.instant());
        requests.erase(campaign, typed);
        mails.erase(campaign.value(), typed.stream().map(RequestId::value).toList());
    }

    private Personal personal(RequestStore.Stored request) {
        return Personal.open(
                vault.keys(request.campaign().value()),
                Personal.OF_REQUEST,
                request.id().value(),
                request.personal());
    }

    private Link confirmed(Campaign campaign, SignatureId id) {
        return new Link.Confirmed(
                campaign, tokens.issue(Purpose.RECEIPT, campaign.id().value(), id.value()));
    }

    private Optional<Named> named(String token) {
        return tokens.read(Purpose.CONFIRMATION, token)
                .flatMap(subject -> campaigns
                        .byId(new CampaignId(subject.campaign()))
                        .map(campaign -> new Named(campaign, new RequestId(subject.id()))));
    }

    private static byte[] random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
