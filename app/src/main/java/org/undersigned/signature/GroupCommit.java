package org.undersigned.signature;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Group commit: a writer takes what waits and commits it at once, so that a thousand people share one flush. While one waits for
 * the disk, the other has the processor. Whoever asked waits for that commit; when too many wait, the next is turned away.
 */
abstract class GroupCommit<I, O> implements SmartLifecycle {

    private static final int WRITERS = 2;
    private static final int MOST_WAITING = 500;
    private static final int BATCH = 500;
    private static final int TRIES = 3;
    /** In which a database that died may be back, and no line is taken unseen that it has left behind. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(600);

    private static final Duration IDLE = Duration.ofMillis(200);

    /** A transaction of their own for each of few who come one after the other costs more than all that is done for them. */
    static final Duration BETWEEN_FEW = Duration.ofMillis(20);

    private static final int FEW = 16;

    /** One thing to be written, and what came of it, once that is known. */
    private record Waiting<I, O>(I item, CompletableFuture<O> outcome) {}

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final String name;
    private final TransactionOperations transactions;
    private final Gathering<Waiting<I, O>> queue = new Gathering<>(MOST_WAITING);
    private final Lock taking = new ReentrantLock();
    private final AtomicInteger writing = new AtomicInteger();
    private long begun = System.nanoTime();
    private int inBatchBefore;
    private volatile List<Thread> writers = List.of();

    GroupCommit(String name, TransactionOperations transactions) {
        this.name = name;
        this.transactions = transactions;
    }

    /**
     * Writes a batch in the transaction it is called in.
     *
     * @param again whether some may be there already, from a try whose answer was lost
     * @return what came of each, in their order
     */
    abstract List<O> write(List<I> batch, boolean again);

    /** What came of it, once that is committed; throws at once when too many wait. */
    final O commit(I item) {
        var waiting = new Waiting<I, O>(item, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new TransientDataAccessResourceException("more wait than can be written");
        }
        try {
            return waiting.outcome().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void start() {
        queue.open();
        writers = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(
                        number -> Thread.ofPlatform().name(name + "-" + number).start(this::work))
                .toList();
    }

    /** Whatever was accepted is answered first. */
    @Override
    public void stop() {
        queue.close();
        writers.forEach(GroupCommit::join);
        writers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !writers.isEmpty();
    }

    /** There before the web server, and after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() {
        while (!queue.isOver()) {
            var batch = next();
            if (!batch.isEmpty()) {
                writing.addAndGet(batch.size());
                commit(batch, 1, false);
                writing.addAndGet(-batch.size());
            }
        }
    }

    /** One writer takes at a time. */
    private List<Waiting<I, O>> next() {
        taking.lock();
        try {
            gather();
            var batch = queue.take(BATCH);
            begun = System.nanoTime();
            inBatchBefore = batch.size();
            return batch;
        } finally {
            taking.unlock();
        }
    }

    /**
     * Few who come soon after others wait for more, half as many as are being written just now; nobody waits who comes alone. All
     * of those would be too many: while they are gathered nobody writes.
     */
    private void gather() {
        try {
            if (queue.await(1, IDLE) && (inBatchBefore > 1 || writing.get() > 0)) {
                queue.await(Math.max(FEW, writing.get() / 2), BETWEEN_FEW.minusNanos(System.nanoTime() - begun));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a neighbour did wrong must not cost the others their place, nor a lost connection anyone's. */
    private void commit(List<Waiting<I, O>> batch, int attempt, boolean again) {
        try {
            var items = batch.stream().map(Waiting::item).toList();
            var outcomes = transactions.execute(_ -> write(items, again));
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (HeuristicCompletionException uncertain) {
            // It is there, but may not outlive a fail-over: a second look would find it and call it safe.
            fail(batch, uncertain);
        } catch (Error broken) {
            // Whoever waits is told, and the writer lives on for the others.
            fail(batch, new IllegalStateException(broken));
        } catch (RuntimeException trouble) {
            if (isOfTheDatabase(trouble)) {
                if (attempt < TRIES && waited(BETWEEN_TRIES)) {
                    commit(batch, attempt + 1, true);
                } else {
                    fail(batch, trouble);
                }
            } else if (batch.size() == 1) {
                fail(batch, trouble);
            } else {
                commit(batch.subList(0, batch.size() / 2), 1, true);
                commit(batch.subList(batch.size() / 2, batch.size()), 1, true);
            }
        }
    }

    /** Whether the database was not there or not ready, so that nothing is said of what was to be written. */
    private static boolean isOfTheDatabase(RuntimeException trouble) {
        return trouble instanceof NonTransientDataAccessResourceException
                || trouble instanceof TransientDataAccessException
                || trouble instanceof RecoverableDataAccessException
                || trouble instanceof TransactionException;
    }

    private static boolean waited(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void fail(List<Waiting<I, O>> batch, RuntimeException trouble) {
        LOG.warn("{} {} not written: {}", batch.size(), name, cause(trouble));
        batch.forEach(it -> it.outcome().completeExceptionally(trouble));
    }

    /** What the database calls it, for its own words may quote what someone typed. */
    private static String cause(RuntimeException trouble) {
        return NestedExceptionUtils.getMostSpecificCause(trouble) instanceof SQLException ofTheDatabase
                ? trouble.getClass().getSimpleName() + ", SQLSTATE " + ofTheDatabase.getSQLState()
                : trouble.getClass().getSimpleName();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
