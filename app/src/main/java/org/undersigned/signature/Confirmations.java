package org.undersigned.signature;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.mail.Mails;

/** What the mailed link leads to: looking, confirming, "this wasn't me". */
@Service
class Confirmations {

    private final Campaigns campaigns;
    private final Links links;
    private final ConfirmationWriter writer;
    private final RequestStore requests;
    private final DisavowalStore disavowals;
    private final Mails mails;
    private final InstantSource clock;

    Confirmations(
            Campaigns campaigns,
            Links links,
            ConfirmationWriter writer,
            RequestStore requests,
            DisavowalStore disavowals,
            Mails mails,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.links = links;
        this.writer = writer;
        this.requests = requests;
        this.disavowals = disavowals;
        this.mails = mails;
        this.clock = clock;
    }

    Link look(String token) {
        return links.named(token).map(links::find).map(links::look).orElseGet(Link.Unknown::new);
    }

    /** Answers once it is committed. */
    Link confirm(String token) {
        return links.named(token).map(writer::commit).orElseGet(Link.Unknown::new);
    }

    /**
     * Erases what was typed with its address and not confirmed, and stops mail to it for this campaign; what is confirmed
     * already stays as it is.
     */
    @Transactional
    public Link disavow(String token) {
        return links.named(token).map(this::disavow).orElseGet(Link.Unknown::new);
    }

    /** The way back from {@link #disavow}. */
    @Transactional
    public Optional<Campaign> letMailCome(String token) {
        var named = links.named(token);
        named.ifPresent(it -> disavowals.lift(it.campaign().id(), it.request(), clock.instant()));
        return named.map(Links.Named::campaign);
    }

    private Link disavow(Links.Named named) {
        campaigns.hold(named.campaign().id());
        var found = links.find(named);
        return switch (links.look(found)) {
            case Link.Live _, Link.Expired _ -> {
                erase(found.request().orElseThrow());
                yield new Link.Disavowed(named.campaign());
            }
            case Link other -> other;
        };
    }

    private void erase(RequestStore.Stored request) {
        var campaign = request.campaign();
        var typed = requests.unconfirmed(campaign, request.tag());
        disavowals.append(campaign, typed, request.tag(), clock.instant());
        requests.erase(campaign, typed);
        mails.erase(campaign.value(), typed.stream().map(RequestId::value).toList());
    }
}
