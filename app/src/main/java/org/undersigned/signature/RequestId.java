package org.undersigned.signature;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Which request. */
public record RequestId(UUID value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A UUID of version 7 (RFC 9562): later ones sort later, which keeps the index of a busy table warm. */
    static RequestId at(Instant now) {
        var high = now.toEpochMilli() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        return new RequestId(new UUID(high, RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L));
    }

    /** The lowest number of a moment, to compare with. */
    static UUID floor(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L);
    }
}
