package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Those who ask a server over HTTP, each over a connection of their own. */
final class Workers {

    /** One turn; false when it did not go as it should. */
    interface Exchange {
        boolean over(Connection connection) throws Exception;
    }

    private static final int SEE_OTHER = 303;
    private static final int TRY_AGAIN = 503;

    private Workers() {}

    static Supplier<Load.Worker> asking(ServerProcess server, Supplier<byte[]> requests, int status) {
        return doing(server, connection -> connection.exchange(requests.get()) == status);
    }

    static Supplier<Load.Worker> asking(ServerProcess server, byte[] request, int status) {
        return asking(server, () -> request, status);
    }

    /** Turned away is not wrong, but no answer that counts: how often is told by the counter. */
    static Supplier<Load.Worker> pressing(ServerProcess server, Supplier<byte[]> requests, AtomicLong turnedAway) {
        return doing(server, connection -> {
            var status = connection.exchange(requests.get());
            if (status == TRY_AGAIN) {
                turnedAway.incrementAndGet();
            } else if (status != SEE_OTHER) {
                throw new IOException("answered " + status);
            }
            return status == SEE_OTHER;
        });
    }

    static Supplier<Load.Worker> doing(ServerProcess server, Exchange exchange) {
        return () -> {
            try {
                var connection = Connection.withoutClock(server.port());
                return new Load.Worker() {
                    @Override
                    public boolean once() throws Exception {
                        return exchange.over(connection);
                    }

                    @Override
                    public void close() throws IOException {
                        connection.close();
                    }
                };
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }
}
