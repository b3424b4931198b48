package org.undersigned.bench;

import java.time.Duration;
import java.util.function.Supplier;

/** What the machine can do at best: the statements of one signer a transaction, by so many clients. */
record Limit(Supplier<Load.Worker> plain, int clients) {

    Measured measure(Duration time) {
        return Load.fullSpeed(clients, time).onPlatformThreads().run(plain);
    }
}
