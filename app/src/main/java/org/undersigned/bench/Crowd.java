package org.undersigned.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.undersigned.vault.Tokens;

/** Signers who go on whatever happens: whom the server does not answer tries again, and only what it answered is kept. */
final class Crowd implements AutoCloseable {

    private static final int SIGNING = 16;
    private static final int CONFIRMING = 8;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int ONE_RECEIPT_IN = 10;

    private final IntSupplier port;
    private final long campaign;
    private final Forms forms;
    private final Tokens tokens;
    private final Postman postman;
    private final Promises promises;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong unanswered = new AtomicLong();
    private long lastSent = System.nanoTime();
    private long lastTaken = System.nanoTime();
    private long longestGap;
    private volatile boolean over;

    /** @param port where a server is at present */
    Crowd(IntSupplier port, long campaign, String slug, Tokens tokens, Postman postman, Promises promises) {
        this.port = port;
        this.campaign = campaign;
        this.forms = new Forms(slug);
        this.tokens = tokens;
        this.postman = postman;
        this.promises = promises;
    }

    private interface Turn {
        void over(Connection connection) throws IOException;
    }

    void come() {
        for (var i = 0; i < SIGNING; i++) {
            start("signer-" + i, this::sign);
        }
        for (var i = 0; i < CONFIRMING; i++) {
            start("confirmer-" + i, this::confirm);
        }
        start("receipts", this::keepReceipt);
        threads.add(Thread.ofPlatform().name("postman").start(this::collect));
    }

    /** What came of their trying so far. */
    Map<String, Object> numbers() {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("requests answered", promises.requests().size());
        numbers.put("confirmations answered", promises.confirmations().size());
        numbers.put("tries without an answer", unanswered.get());
        numbers.put("mails, second copies included", postman.mails());
        numbers.put(
                "longest time without an answer to a signer, s", longestGap().toMillis() / 1e3);
        return numbers;
    }

    /** Waits until someone whose request was sent from now on is answered. */
    void awaitAnswer() {
        var since = System.nanoTime();
        await(() -> takenSince(since), "nobody can sign");
    }

    /** Waits until all that a server promises has been promised to someone: a receipt comes last. */
    void awaitReceipt() {
        await(() -> !promises.receipts().isEmpty(), "nobody has a receipt");
    }

    /** The longest time in which no request at all was answered. */
    synchronized Duration longestGap() {
        return Duration.ofNanos(longestGap);
    }

    @Override
    public void close() {
        over = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier done, String complaint) {
        var since = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - since > LONGEST_WAIT.toNanos()) {
                throw new IllegalStateException(complaint + " within " + LONGEST_WAIT.toMinutes() + " minutes");
            }
            Pause.of(BETWEEN);
        }
    }

    private void sign(Connection connection) throws IOException {
        var unique = Forms.unique();
        var sent = System.nanoTime();
        if (isTaken(connection.exchange(forms.signing(unique)))) {
            promises.requests().add(Forms.email(unique));
            taken(sent);
        }
    }

    private synchronized void taken(long sent) {
        var now = System.nanoTime();
        longestGap = Math.max(longestGap, now - lastTaken);
        lastTaken = now;
        lastSent = Math.max(lastSent, sent);
    }

    private synchronized boolean takenSince(long moment) {
        return lastSent - moment > 0;
    }

    private void confirm(Connection connection) throws IOException {
        var link = promises.links().poll();
        if (link == null) {
            return;
        }
        var answered = false;
        try {
            var token = tokens.issue(Tokens.Purpose.CONFIRMATION, campaign, link);
            answered = isTaken(connection.exchange(Forms.confirmation(token)));
        } finally {
            if (answered) {
                promises.confirmations().add(link);
            } else {
                promises.links().add(link);
            }
        }
    }

    private void keepReceipt(Connection connection) throws IOException {
        var some = promises.confirmations().stream()
                .filter(it -> !promises.receipts().containsKey(it))
                .filter(it -> it.hashCode() % ONE_RECEIPT_IN == 0)
                .findAny();
        if (some.isPresent()) {
            receipt(connection, some.get())
                    .ifPresent(json -> promises.receipts().put(some.get(), json));
        }
    }

    /** Empty while it has no proof yet. */
    private Optional<String> receipt(Connection connection, UUID signature) throws IOException {
        return connection
                .find(Forms.receipt(tokens.issue(Tokens.Purpose.RECEIPT, campaign, signature)))
                .map(json -> new String(json, StandardCharsets.UTF_8));
    }

    private boolean isTaken(int status) {
        if (status != 303) {
            unanswered.incrementAndGet();
        }
        return status == 303;
    }

    private void collect() {
        while (!over) {
            postman.collect();
            Pause.of(AFTER_TROUBLE);
        }
    }

    private void start(String name, Turn turn) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            while (!over) {
                try (var connection = new Connection(port.getAsInt())) {
                    while (!over) {
                        turn.over(connection);
                        Pause.of(
                                BETWEEN.multipliedBy(ThreadLocalRandom.current().nextInt(50, 150))
                                        .dividedBy(100));
                    }
                } catch (IOException broken) {
                    unanswered.incrementAndGet();
                    Pause.of(AFTER_TROUBLE);
                }
            }
        }));
    }
}
