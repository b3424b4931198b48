package org.undersigned.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The ports of this machine's loopback address, from which one is chosen for a server. */
final class Ports {

    /**
     * Below the range from which Linux gives ports to clients: a client that tries again and again to reach a server that
     * is away would one day be given the server's own port.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;
    private static final int TRIES = 200;

    private Ports() {}

    static int choose() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST + 1))
                .limit(TRIES)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new PostgresRefused("no-port", Integer.toString(FIRST), Integer.toString(LAST)));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
