package org.undersigned.signature;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Service;
import org.undersigned.campaign.Campaign;
import org.undersigned.limit.Limits;
import org.undersigned.mail.Mails;
import org.undersigned.vault.Vault;

/** Takes requests in: seals and indexes them, and has them written. It looks nobody up, so everyone gets the same answer in the same time. */
@Service
class Intake {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RequestWriter writer;
    private final Vault vault;
    private final Mails mails;
    private final Limits limits;
    private final InstantSource clock;

    Intake(RequestWriter writer, Vault vault, Mails mails, Limits limits, InstantSource clock) {
        this.writer = writer;
        this.vault = vault;
        this.mails = mails;
        this.limits = limits;
        this.clock = clock;
    }

    /** Answers once it is committed. */
    Signing take(Asking asking) {
        if (asking.campaign().state(clock.instant()) != Campaign.State.OPEN) {
            return new Signing.NotOpen();
        }
        return writer.add(request(asking)).map(Intake::answer).orElseGet(() -> new Signing.Busy(RETRY_AFTER));
    }

    private static Signing answer(CompletableFuture<Boolean> taken) {
        try {
            return taken.join() ? new Signing.CheckInbox() : new Signing.TextChanged();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
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
