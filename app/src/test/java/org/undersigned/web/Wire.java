package org.undersigned.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A wire to a database on this machine that can be held, cut, and mended. */
final class Wire implements AutoCloseable {

    private static final String DATABASE = "UNDERSIGNED_DATABASE_URL";
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final int to;
    private final ServerSocket listener;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile boolean cut;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile Optional<String> losing = Optional.empty();

    private Wire(int to) throws IOException {
        this.to = to;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** To the database that these variables name, and which they reach over it from now on. */
    static Wire toDatabase(Map<String, String> variables) throws IOException {
        var direct = URI.create(variables.get(DATABASE).replaceFirst("^jdbc:", ""));
        var wire = new Wire(direct.getPort());
        variables.put(DATABASE, "jdbc:postgresql://127.0.0.1:" + wire.listener.getLocalPort() + direct.getPath());
        return wire;
    }

    /** What is asked goes no further until {@link #release}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    /** The next line that asks this breaks when the database has committed it, before anyone hears of that. */
    void loseCommitOf(String question) {
        losing = Optional.of(question);
    }

    boolean hasLost() {
        return losing.isEmpty();
    }

    void cut() throws IOException {
        cut = true;
        for (var line : lines) {
            line.close();
        }
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        release();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                var near = listener.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                var line = new Line(near, new Socket(InetAddress.getLoopbackAddress(), to));
                lines.add(line);
                Thread.ofVirtual().start(line::ask);
                Thread.ofVirtual().start(line::answer);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private final class Line {

        private final Socket near;
        private final Socket far;
        private volatile boolean breaking;

        Line(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void ask() {
            pass(near, far, asked -> {
                breaking |= losing.filter(asked::contains).isPresent();
                held.await();
                return true;
            });
        }

        void answer() {
            pass(far, near, answered -> {
                var lost = breaking && answered.contains("COMMIT");
                if (lost) {
                    losing = Optional.empty();
                }
                return !lost;
            });
        }

        void close() throws IOException {
            near.close();
            far.close();
        }

        private interface Look {
            boolean passes(String bytes) throws InterruptedException;
        }

        private void pass(Socket from, Socket to, Look look) {
            var bytes = new byte[MOST_AT_ONCE];
            try (from;
                    to) {
                for (var length = from.getInputStream().read(bytes);
                        length >= 0 && look.passes(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                        length = from.getInputStream().read(bytes)) {
                    to.getOutputStream().write(bytes, 0, length);
                }
            } catch (IOException cut) {
                // So it is.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
