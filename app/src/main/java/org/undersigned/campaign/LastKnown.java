package org.undersigned.campaign;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * What was read from the database a moment ago. When that is a second old, or as old as it may be, one reads it anew, while all
 * others get what is known; and so they do for as long as the database is away. What nobody has asked for in a while is waited
 * for, a second at most, so that nobody sees what has long changed.
 */
public final class LastKnown<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** What is older by so much is no answer, if a newer one comes within the time below. */
    private static final Duration TOO_OLD = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

    /** For what nobody has read yet; each is a request that holds memory. */
    private static final int MOST_WAITING = 500;

    private record Known<V>(V value, long at) {
        boolean isFresh(Duration fresh) {
            return System.nanoTime() - at < fresh.toNanos();
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

        private final ReentrantLock reading = new ReentrantLock();
        private volatile Optional<Known<V>> known = Optional.empty();
        private volatile long readingSince;

        V get(K key) {
            var before = known;
            if (before.isEmpty()) {
                return first(key);
            }
            if (before.get().isFresh(fresh)) {
                return before.get().value();
            }
            var patience = before.get().isFresh(fresh.plus(TOO_OLD)) ? Duration.ZERO : left(PATIENCE);
            return await(patience) ? read(key) : before.get().value();
        }

        /** For what nobody knows: one after the other tries, and none for long. */
        private V first(K key) {
            if (!waiting.tryAcquire()) {
                throw notKnown();
            }
            try {
                if (!await(FIRST_PATIENCE)) {
                    throw notKnown();
                }
                return read(key);
            } finally {
                waiting.release();
            }
        }

        /** Of the time that a reading may take, when one is under way: whoever comes later waits no longer than who came first. */
        private Duration left(Duration patience) {
            return patience.minusNanos(reading.isLocked() ? System.nanoTime() - readingSince : 0);
        }

        private boolean await(Duration patience) {
            try {
                return reading.tryLock() || patience.isPositive() && reading.tryLock(patience.toNanos(), NANOSECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static TransientDataAccessResourceException notKnown() {
            return new TransientDataAccessResourceException("too many wait for what is not known yet");
        }

        /** By the one who holds the lock. */
        private V read(K key) {
            try {
                known = Optional.of(known.filter(it -> it.isFresh(fresh)).orElseGet(() -> anew(key)));
                return known.get().value();
            } finally {
                reading.unlock();
            }
        }

        private Known<V> anew(K key) {
            readingSince = System.nanoTime();
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
}
