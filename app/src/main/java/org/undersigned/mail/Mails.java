package org.undersigned.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.undersigned.vault.Vault;

/** The front door to mail: the outbox, what it says about an address, and the one mail that must go now. */
public final class Mails {

    /** Someone who may get one more mail about a campaign; the address as its {@link #index}. */
    public record Recipient(long campaign, byte[] index) {}

    /** A mail that was queued for an address before. */
    public record Earlier(long campaign, String kind, Instant at) {}

    private static final int MOST_EARLIER = 100;

    private final MailStore store;
    private final SealedMail sealed;
    private final Sender sender;
    private final Vault vault;
    private final InstantSource clock;

    Mails(MailStore store, SealedMail sealed, Sender sender, Vault vault, InstantSource clock) {
        this.store = store;
        this.sealed = sealed;
        this.sender = sender;
        this.vault = vault;
        this.clock = clock;
    }

    /** Queues in the caller's transaction; a mail whose id is known already, sent or erased, stays as it is. */
    public void queue(List<Mail> mails) {
        if (!mails.isEmpty()) {
            store.insert(mails.stream().map(this::fresh).toList(), clock.instant());
        }
    }

    /** What stands for an address over all campaigns: 16 bytes, the same for every spelling of a mailbox. */
    public byte[] index(EmailAddress address) {
        return vault.index("address", address.normal());
    }

    /**
     * What each of these got before: about its campaign, and since then about others, too; the newest 100. A list for
     * each, in their order.
     */
    public List<List<Earlier>> earlier(List<Recipient> recipients, Instant since) {
        return store.earlier(recipients, since, MOST_EARLIER);
    }

    /** How long the mail that waits longest has been due. */
    public Duration delay() {
        var now = clock.instant();
        return store.oldestDue(now).map(oldest -> Duration.between(oldest, now)).orElse(Duration.ZERO);
    }

    /** Forgets what was written in answer to these requests; what is unsent stays unsent. */
    public void erase(long campaign, Collection<UUID> requests) {
        store.erase(campaign, requests, clock.instant());
    }

    /** Deletes some of what was queued for a campaign before then; says how many. Limits no longer see them. */
    public int clean(long campaign, Instant before, int most) {
        return store.clean(campaign, before, most);
    }

    /**
     * Sends past the outbox, once, and waits for the answer: for mails whose sender keeps their state. Never call it
     * inside a transaction.
     */
    public Outcome sendNow(Mail mail) {
        try {
            return sender.sendNow(mail);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Deferred("interrupted", false);
        }
    }

    /** Sends what is due, and comes back when nothing is or the server takes none; true if nothing due is left. */
    public boolean drain() {
        try {
            return sender.drain() == Sender.Round.IDLE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private MailStore.Fresh fresh(Mail mail) {
        return new MailStore.Fresh(
                mail.campaign(), mail.id(), mail.kind(), mail.answers(), index(mail.to()), sealed.seal(mail));
    }
}
