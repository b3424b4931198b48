package org.undersigned.campaign;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * What was read from the database a moment ago. When that is a second old, or as old as it may be, it is read anew, for which
 * whoever was the first to find it so waits, while all others get what is known; and so they do for as long as the database is
 * away. What nobody has asked for in a while is waited for by all. Nobody waits longer than a second for what is known, so that
 * nobody sees what has long changed, and a database that hangs holds nobody up.
 */
public final class LastKnown<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** What is older by so much is no answer, if a newer one comes within the time below. */
    private static final Duration TOO_OLD = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

    /** Each is a request that holds memory. */
    private static final int MOST_WAITING = 500;

    private record Known<V>(V value, long at) {
        boolean isFresh(Duration fresh) {
            return System.nanoTime() - at < fresh.toNanos();
        }
    }

    private record Reading<V>(CompletableFuture<Known<V>> outcome, long since) {
        Reading() {
            this(new CompletableFuture<>(), System.nanoTime());
        }
    }

    private final Duration fresh;
    private final Function<K, V> read;
    private final Cache<K, Place> places;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** @param most how many are kept; those that nobody has asked for in a minute are not */
    public LastKnown(int most, Function<K, V> read) {
        this(most, A_SECOND, read);
    }

    /** @param fresh how old it may be before it is read anew */
    public LastKnown(int most, Duration fresh, Function<K, V> read) {
        this.fresh = fresh;
        this.read = read;
        // Keeping order in so small a cache takes less than waking another thread for it.
        this.places = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(most)
                .expireAfterAccess(KEPT)
                .build();
    }

    public V get(K key) {
        return places.get(key, _ -> new Place()).get(key);
    }

    /** The next to ask learns what is true now. */
    public void forget() {
        places.invalidateAll();
    }

    private final class Place {

        private volatile Optional<Known<V>> known = Optional.empty();
        private final AtomicReference<Reading<V>> reading = new AtomicReference<>();

        V get(K key) {
            var before = known;
            if (before.isEmpty()) {
                return first(key);
            }
            if (before.get().isFresh(fresh)) {
                return before.get().value();
            }
            var mine = new Reading<V>();
            var other = reading.compareAndExchange(null, mine);
            if (other == null) {
                start(key, mine);
                return await(mine, PATIENCE).orElse(before.get()).value();
            }
            return before.get().isFresh(fresh.plus(TOO_OLD))
                    ? before.get().value()
                    : await(other, PATIENCE).orElse(before.get()).value();
        }

        /** What nobody knows is waited for by all who ask, but by none for long. */
        private V first(K key) {
            var mine = new Reading<V>();
            var other = reading.compareAndExchange(null, mine);
            if (other == null) {
                start(key, mine);
            }
            return await(other == null ? mine : other, FIRST_PATIENCE)
                    .orElseThrow(() -> new TransientDataAccessResourceException("it is not known yet"))
                    .value();
        }

        /** By a thread of its own: whoever asks leaves when it takes too long. */
        private void start(K key, Reading<V> mine) {
            Thread.startVirtualThread(() -> {
                try {
                    known = Optional.of(known.filter(it -> it.isFresh(fresh)).orElseGet(() -> anew(key)));
                    reading.set(null);
                    mine.outcome().complete(known.get());
                } catch (Throwable failed) {
                    reading.set(null);
                    mine.outcome().completeExceptionally(failed);
                }
            });
        }

        private Known<V> anew(K key) {
            try {
                return new Known<>(read.apply(key), System.nanoTime());
            } catch (DataAccessException | TransactionException away) {
                LOG.warn(
                        "the database is away, what was read last stays: {}",
                        away.getClass().getSimpleName());
                return new Known<>(known.orElseThrow(() -> away).value(), System.nanoTime());
            }
        }
    }

    /** Nothing when it takes longer since it began, so that whoever comes later waits no longer than who came first. */
    private Optional<Known<V>> await(Reading<V> reading, Duration patience) {
        if (!waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            var left = patience.toNanos() - (System.nanoTime() - reading.since());
            return Optional.of(reading.outcome().get(left, NANOSECONDS));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.release();
        }
    }
}
