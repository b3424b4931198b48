package org.undersigned.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What was read from the database a moment ago. When that is a second old, one reads it anew, while all others get what is
 * known; and so they do for as long as the database is away.
 */
public final class LastKnown<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Known<V>(V value, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    private final Function<K, V> read;
    private final Cache<K, Place> places;

    /** @param most how many are kept; those that nobody has asked for in a minute are not */
    public LastKnown(int most, Function<K, V> read) {
        this.read = read;
        this.places =
                Caffeine.newBuilder().maximumSize(most).expireAfterAccess(KEPT).build();
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

        V get(K key) {
            var before = known;
            if (before.isPresent() && (before.get().isFresh() || !reading.tryLock())) {
                return before.get().value();
            }
            if (before.isEmpty()) {
                reading.lock();
            }
            try {
                known = Optional.of(known.filter(Known::isFresh).orElseGet(() -> anew(key)));
                return known.get().value();
            } finally {
                reading.unlock();
            }
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
}
