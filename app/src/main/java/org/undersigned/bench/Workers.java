package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Those who ask a server over HTTP, each over a connection of their own. */
final class Workers {

    /** One turn; false when it did not go as it should. */
    interface Exchange {
        boolean over(Connection connection) throws Exception;
    }

    private Workers() {}

    static Supplier<Load.Worker> asking(ServerProcess server, Supplier<byte[]> requests, int status) {
        return doing(server, connection -> connection.exchange(requests.get()) == status);
    }

    static Supplier<Load.Worker> asking(ServerProcess server, byte[] request, int status) {
        return asking(server, () -> request, status);
    }

    static Supplier<Load.Worker> doing(ServerProcess server, Exchange exchange) {
        return () -> {
            try {
                var connection = new Connection(server.port());
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
