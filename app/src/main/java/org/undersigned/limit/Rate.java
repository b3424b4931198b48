package org.undersigned.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** At most so many within a time. */
public record Rate(int most, Duration within) {

    /** Whether one more at this moment would be too much after those. */
    boolean isExceeded(Collection<Instant> earlier, Instant at) {
        var since = at.minus(within);
        return earlier.stream()
                        .filter(time -> time.isAfter(since) && !time.isAfter(at))
                        .count()
                >= most;
    }
}
