package org.undersigned.signature;

import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.limit.Limits;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/** Takes requests in: seals and indexes them, and has them written. It looks nobody up, so everyone gets the same answer in the same time. */
@Service
class Intake {

    private final Campaigns campaigns;
    private final ConsentStore consents;
    private final RequestWriter writer;
    private final Vault vault;
    private final Mails mails;
    private final Limits limits;
    private final InstantSource clock;

    Intake(
            Campaigns campaigns,
            ConsentStore consents,
            RequestWriter writer,
            Vault vault,
            Mails mails,
            Limits limits,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.consents = consents;
        this.writer = writer;
        this.vault = vault;
        this.mails = mails;
        this.limits = limits;
        this.clock = clock;
    }

    /** Answers once it is committed; throws what says that the database is not there, or that too many wait for it. */
    Signing take(Asking asking) {
        if (asking.campaign().state(clock.instant()) != Campaign.State.OPEN) {
            return new Signing.NotOpen();
        }
        return writer.commit(request(asking)) ? new Signing.CheckInbox() : refusal(asking.campaign());
    }

    /** Another node, or a command, may have closed it a moment ago, or changed its words. */
    private Signing refusal(Campaign campaign) {
        return campaigns
                .current(campaign.id())
                .filter(now -> now.state(clock.instant()) == Campaign.State.OPEN)
                .<Signing>map(_ -> new Signing.TextChanged())
                .orElseGet(Signing.NotOpen::new);
    }

    Request request(Asking asking) {
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
                () -> keys.seal(
                        Personal.OF_REQUEST,
                        id.value(),
                        Personal.of(asking.signer()).bytes()),
                consents.remember(asking.consents(), now));
    }
}
