package org.undersigned.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Requests on their way into the database, by group commit: one writer takes what waits and commits it at once, so that a
 * thousand signers share one flush. Whoever asked waits for that commit; when too many wait, the next is turned away.
 */
@Component
class RequestWriter implements SmartLifecycle {

    private static final int MOST_WAITING = 2_000;
    private static final int BATCH = 500;
    private static final int TRIES = 3;
    private static final long IDLE_MILLIS = 200;

    /** One request, and whether it was taken, once that is known. */
    private record Waiting(Request request, CompletableFuture<Boolean> taken) {}

    private final RequestStore requests;
    private final ConsentStore consents;
    private final TransactionOperations transactions;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean open;
    private volatile Optional<Thread> writer = Optional.empty();

    RequestWriter(RequestStore requests, ConsentStore consents, TransactionOperations transactions) {
        this.requests = requests;
        this.consents = consents;
        this.transactions = transactions;
    }

    /** Whether it is stored, once that is certain; empty at once when too many wait. */
    Optional<CompletableFuture<Boolean>> add(Request request) {
        var waiting = new Waiting(request, new CompletableFuture<>());
        return open && queue.offer(waiting) ? Optional.of(waiting.taken()) : Optional.empty();
    }

    @Override
    public void start() {
        open = true;
        writer = Optional.of(Thread.ofPlatform().name("requests").start(this::write));
    }

    /** Whatever was accepted is answered first. */
    @Override
    public void stop() {
        open = false;
        writer.ifPresent(RequestWriter::join);
        writer = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return writer.isPresent();
    }

    private void write() {
        while (open || !queue.isEmpty()) {
            var batch = next();
            if (!batch.isEmpty()) {
                write(batch, 1);
            }
        }
    }

    private List<Waiting> next() {
        var batch = new ArrayList<Waiting>();
        try {
            Optional.ofNullable(queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS)).ifPresent(batch::add);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        queue.drainTo(batch, BATCH - batch.size());
        return batch;
    }

    /** What a neighbour did wrong must not cost the others their place, nor a lost connection anyone's. */
    private void write(List<Waiting> batch, int attempt) {
        try {
            var taken = commit(batch, attempt);
            batch.forEach(it -> it.taken().complete(taken.contains(it.request().id())));
        } catch (NonTransientDataAccessException wrong) {
            if (batch.size() == 1) {
                batch.getFirst().taken().completeExceptionally(wrong);
            } else {
                write(batch.subList(0, batch.size() / 2), 1);
                write(batch.subList(batch.size() / 2, batch.size()), 1);
            }
        } catch (HeuristicCompletionException uncertain) {
            // It is there, but may not outlive a fail-over: a second look would find it and call it safe.
            batch.forEach(it -> it.taken().completeExceptionally(uncertain));
        } catch (RuntimeException trouble) {
            if (attempt < TRIES) {
                write(batch, attempt + 1);
            } else {
                batch.forEach(it -> it.taken().completeExceptionally(trouble));
            }
        }
    }

    /** After a lost answer some may be there already: a commit is looked for by id before it is tried again. */
    private Set<RequestId> commit(List<Waiting> batch, int attempt) {
        var all = batch.stream().map(Waiting::request).toList();
        return transactions.execute(_ -> {
            consents.remember(
                    all.stream().flatMap(it -> it.consents().stream()).toList(),
                    all.getFirst().requestedAt());
            return attempt == 1 ? requests.append(all) : requests.appendMissing(all);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
