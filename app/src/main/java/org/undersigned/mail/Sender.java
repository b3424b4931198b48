package org.undersigned.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undersigned.vault.KeysUnusable;
import org.undersigned.vault.SealBroken;
import tools.jackson.core.JacksonException;

/**
 * Takes due mails out of the outbox, sends them, and writes down what came of it. What it takes is leased: after a crash
 * the lease runs out, and the mail goes again under the same Message-ID.
 */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    private static final Duration GIVE_UP = Duration.ofHours(72);
    private static final Duration SERVER_WAIT = Duration.ofSeconds(30);

    /** What came of one batch. */
    enum Round {
        IDLE,
        WORKED,
        SERVER_TROUBLE
    }

    private final MailStore store;
    private final SealedMail sealed;
    private final Transport transport;
    private final Pace pace;
    private final InstantSource clock;

    Sender(MailStore store, SealedMail sealed, Transport transport, Pace pace, InstantSource clock) {
        this.store = store;
        this.sealed = sealed;
        this.transport = transport;
        this.pace = pace;
        this.clock = clock;
    }

    /** Sends until nothing is due or the server will not have us. */
    Round drain() throws InterruptedException {
        var round = round();
        while (round == Round.WORKED) {
            round = round();
        }
        return round;
    }

    Round round() throws InterruptedException {
        var start = clock.instant();
        var batch = store.claim(start, start.plus(LEASE), BATCH);
        for (var i = 0; i < batch.size(); i++) {
            var mail = batch.get(i);
            if (send(mail)) {
                store.release(batch.subList(i, batch.size()), clock.instant().plus(SERVER_WAIT));
                return Round.SERVER_TROUBLE;
            }
            if (clock.instant().isAfter(start.plus(LEASE).minus(LONGEST_SENDING))) {
                store.release(batch.subList(i + 1, batch.size()), clock.instant());
                return Round.WORKED;
            }
        }
        return batch.isEmpty() ? Round.IDLE : Round.WORKED;
    }

    Outcome sendNow(Mail mail) throws InterruptedException {
        pace.take();
        return transport.send(mail);
    }

    void tidy() {
        transport.tidy();
    }

    /** True if the mail stays as it was because the server is at fault. */
    private boolean send(MailStore.Due due) throws InterruptedException {
        var now = clock.instant();
        switch (attempt(due)) {
            case Outcome.Accepted _ -> store.sent(due, clock.instant());
            case Outcome.Refused(var code) -> giveUp(due, code);
            case Outcome.Unknown _ -> postpone(due, "unknown", now);
            case Outcome.Deferred(var code, var everyone) -> {
                if (everyone && isYoung(due, now)) {
                    LOG.warn("Mail waits: the server cannot take any ({})", code);
                    return true;
                }
                postpone(due, code, now);
            }
        }
        return false;
    }

    private Outcome attempt(MailStore.Due due) throws InterruptedException {
        try {
            return sendNow(sealed.open(due.campaign(), due.id(), due.personal()));
        } catch (SealBroken | JacksonException lost) {
            return new Outcome.Refused("seal");
        } catch (KeysUnusable mayComeBack) {
            return new Outcome.Deferred("keys", false);
        } catch (RuntimeException fault) {
            // One mail that trips us must not hold up those behind it; a message could hold an address.
            LOG.error(
                    "Mail {} of campaign {} fails with {}",
                    due.id(),
                    due.campaign(),
                    fault.getClass().getName());
            return new Outcome.Deferred("fault", false);
        }
    }

    private void postpone(MailStore.Due due, String code, Instant now) {
        if (isYoung(due, now)) {
            store.postpone(due, now.plus(wait(due.attempts())));
        } else {
            giveUp(due, code);
        }
    }

    private void giveUp(MailStore.Due due, String code) {
        LOG.info("Mail {} of campaign {} ({}) is given up: {}", due.id(), due.campaign(), due.kind(), code);
        store.failed(due, code, clock.instant());
    }

    private static boolean isYoung(MailStore.Due due, Instant now) {
        return now.isBefore(due.createdAt().plus(GIVE_UP));
    }

    private static Duration wait(int attempts) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
