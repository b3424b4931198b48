package org.undersigned.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration LAST_START = Duration.ofMinutes(10);
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
        var round = round(() -> true);
        while (round == Round.WORKED) {
            round = round(() -> true);
        }
        return round;
    }

    /** Sends one batch, or as much of it as may go on. */
    Round round(BooleanSupplier goesOn) throws InterruptedException {
        var start = clock.instant();
        var batch = store.claim(start, start.plus(LEASE), transport.batch());
        var sent = new ArrayList<MailStore.Due>();
        try {
            return send(
                    batch, sent, () -> goesOn.getAsBoolean() && clock.instant().isBefore(start.plus(LAST_START)));
        } finally {
            if (!sent.isEmpty()) {
                store.sent(sent, clock.instant());
            }
        }
    }

    Outcome sendNow(Mail mail) throws InterruptedException {
        pace.take();
        return transport.send(mail);
    }

    int lines() {
        return transport.lines();
    }

    void tidy() {
        transport.tidy();
    }

    private Round send(List<MailStore.Due> batch, List<MailStore.Due> sent, BooleanSupplier goesOn)
            throws InterruptedException {
        for (var i = 0; i < batch.size(); i++) {
            if (!goesOn.getAsBoolean()) {
                store.release(batch.subList(i, batch.size()), clock.instant());
                return Round.WORKED;
            }
            if (!send(batch.get(i), sent)) {
                store.release(batch.subList(i, batch.size()), clock.instant().plus(SERVER_WAIT));
                return Round.SERVER_TROUBLE;
            }
        }
        return batch.isEmpty() ? Round.IDLE : Round.WORKED;
    }

    /** False if the mail stays as it was, because the server takes none. */
    private boolean send(MailStore.Due due, List<MailStore.Due> sent) throws InterruptedException {
        switch (attempt(due)) {
            case Outcome.Accepted _ -> sent.add(due);
            case Outcome.Refused(var code) -> giveUp(due, code);
            case Outcome.Unknown _ -> postpone(due, "unknown");
            case Outcome.Deferred(var code, var everyone) -> {
                if (everyone && isYoung(due)) {
                    LOG.warn("Mail waits: the server takes none ({})", code);
                    return false;
                }
                postpone(due, code);
            }
        }
        return true;
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

    private void postpone(MailStore.Due due, String code) {
        if (isYoung(due)) {
            store.postpone(due, clock.instant().plus(wait(due.attempts())));
        } else {
            giveUp(due, code);
        }
    }

    private void giveUp(MailStore.Due due, String code) {
        LOG.info("Mail {} of campaign {} ({}) is given up: {}", due.id(), due.campaign(), due.kind(), code);
        store.failed(due, code, clock.instant());
    }

    private boolean isYoung(MailStore.Due due) {
        return clock.instant().isBefore(due.createdAt().plus(GIVE_UP));
    }

    private static Duration wait(int attempts) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
