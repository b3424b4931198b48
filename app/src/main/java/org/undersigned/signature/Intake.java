package org.undersigned.signature;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.limit.Limits;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/** Takes requests in: seals, indexes and appends them. It looks nobody up, so everyone gets the same answer in the same time. */
@Service
class Intake {

    private final RequestStore requests;
    private final ConsentStore consents;
    private final Vault vault;
    private final Mails mails;
    private final Limits limits;
    private final InstantSource clock;

    Intake(RequestStore requests, ConsentStore consents, Vault vault, Mails mails, Limits limits, InstantSource clock) {
        this.requests = requests;
        this.consents = consents;
        this.vault = vault;
        this.mails = mails;
        this.limits = limits;
        this.clock = clock;
    }

    @Transactional
    public Signing take(Asking asking) {
        if (asking.campaign().state(clock.instant()) != Campaign.State.OPEN) {
            return new Signing.NotOpen();
        }
        var request = request(asking);
        consents.remember(request.consents(), request.requestedAt());
        return requests.append(List.of(request)).contains(request.id())
                ? new Signing.CheckInbox()
                : new Signing.TextChanged();
    }

    private Request request(Asking asking) {
        var campaign = asking.campaign().id();
        var keys = vault.keys(campaign.value());
        var now = clock.instant();
        var id = RequestId.at(now);
        var email = asking.signer().email();
        var limited = !limits.isExempt(asking.client());
        return new Request(
                campaign,
                id,
                now,
                asking.campaign().text().hash(),
                keys.tag(email.normal()),
                mails.index(email),
                vault.index("domain", email.domain()),
                limited ? vault.index("client", asking.client().single()) : null,
                limited ? vault.index("range", asking.client().range()) : null,
                asking.source().orElse(null),
                keys.seal(
                        Personal.OF_REQUEST,
                        id.value(),
                        Personal.of(asking.signer()).bytes()),
                asking.consents());
    }
}
