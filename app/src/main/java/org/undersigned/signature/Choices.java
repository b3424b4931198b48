package org.undersigned.signature;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Tokens;
import org.undersigned.vault.Tokens.Purpose;
import org.undersigned.vault.Vault;

/** A signer's own choices afterwards: what is shown, news, withdrawing, erasing. The receipt's secret is the proof. */
@Service
class Choices {

    private final Campaigns campaigns;
    private final RequestStore requests;
    private final SignatureStore signatures;
    private final ConsentStore consents;
    private final Mails mails;
    private final Vault vault;
    private final Tokens tokens;
    private final InstantSource clock;

    Choices(
            Campaigns campaigns,
            RequestStore requests,
            SignatureStore signatures,
            ConsentStore consents,
            Mails mails,
            Vault vault,
            Tokens tokens,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.requests = requests;
        this.signatures = signatures;
        this.consents = consents;
        this.mails = mails;
        this.vault = vault;
        this.tokens = tokens;
        this.clock = clock;
    }

    Optional<Standing> find(String secret) {
        return tokens.read(Purpose.RECEIPT, secret)
                .flatMap(subject -> campaigns
                        .byId(new CampaignId(subject.campaign()))
                        .flatMap(campaign -> find(campaign, new SignatureId(subject.id()))));
    }

    /** Empty when the secret is none of ours; a choice for one that no longer stands changes nothing. */
    @Transactional
    public Optional<Standing> choose(String secret, Consent consent) {
        var standing = find(secret);
        standing.filter(Choices::isAlive)
                .ifPresent(it -> consents.choose(it.campaign().id(), it.id(), consent, clock.instant()));
        return standing;
    }

    @Transactional
    public Optional<Standing> withdraw(String secret) {
        var standing = find(secret);
        standing.filter(Choices::isAlive).ifPresent(it -> withdraw(it.campaign().id(), it.id()));
        return standing;
    }

    /**
     * What the address signed before and since goes too, and what was typed with it. While signing is open all of it is
     * withdrawn, for the address may sign again; after closing the count stands and only the person goes.
     */
    @Transactional
    public Optional<Standing> erase(String secret) {
        var standing = find(secret);
        standing.filter(it -> it.state() != Standing.State.ERASED).ifPresent(it -> {
            var campaign = it.campaign().id();
            var closed = campaigns.isClosed(campaign);
            var all = signatures.ofSameAddress(campaign, it.id());
            if (!closed) {
                all.forEach(each -> withdraw(campaign, each));
            }
            eraseTyped(campaign, it.id());
            all.forEach(each -> erase(campaign, each));
        });
        return standing;
    }

    private void eraseTyped(CampaignId campaign, SignatureId id) {
        var typed = signatures
                .find(campaign, id)
                .flatMap(SignatureStore.Stored::tag)
                .map(tag -> requests.unconfirmed(campaign, tag))
                .orElse(List.of());
        requests.erase(campaign, typed);
        mails.erase(campaign.value(), typed.stream().map(RequestId::value).toList());
    }

    /** Everything here that names the person goes, and stays in packs written before; the ledger says so at the end of the day (UTC), with the others of that day. */
    void erase(CampaignId campaign, SignatureId id) {
        var now = clock.instant();
        if (signatures.erase(campaign, id, now)) {
            requests.erase(campaign, List.of(new RequestId(id.value())));
            mails.erase(campaign.value(), List.of(id.value()));
            signatures.queueErasure(
                    campaign, id, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
        }
    }

    private void withdraw(CampaignId campaign, SignatureId id) {
        var now = clock.instant();
        if (signatures.withdraw(campaign, id, now)) {
            signatures.queue(campaign, List.of(id), now);
        }
    }

    private Optional<Standing> find(Campaign campaign, SignatureId id) {
        return signatures.find(campaign.id(), id).map(stored -> {
            var chosen = consents.chosen(campaign.id(), id);
            return new Standing(
                    campaign,
                    id,
                    stored.confirmedAt(),
                    state(stored),
                    stored.personal().map(bytes -> open(campaign, id, bytes)),
                    chosen.display(),
                    chosen.updates());
        });
    }

    private Signer open(Campaign campaign, SignatureId id, byte[] sealed) {
        return Personal.open(vault.keys(campaign.id().value()), Personal.OF_SIGNATURE, id.value(), sealed)
                .signer();
    }

    private static Standing.State state(SignatureStore.Stored stored) {
        if (stored.erased()) {
            return Standing.State.ERASED;
        }
        if (stored.withdrawn()) {
            return Standing.State.WITHDRAWN;
        }
        return stored.held() ? Standing.State.HELD : Standing.State.STANDS;
    }

    private static boolean isAlive(Standing standing) {
        return switch (standing.state()) {
            case STANDS, HELD -> true;
            case WITHDRAWN, ERASED -> false;
        };
    }
}
