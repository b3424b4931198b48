package org.undersigned.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One kept-alive HTTP/1.1 connection on loopback (RFC 9112), as lean as can be, for the load shares the machine. */
final class Connection implements Closeable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER = 32 * 1024;

    private final Socket socket;
    private final BufferedInputStream in;

    Connection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** A whole answer. */
    record Answer(int status, byte[] body) {}

    /** Sends a whole request and reads its whole answer; tells the status. */
    int exchange(byte[] request) throws IOException {
        var head = head(request);
        in.skipNBytes(head.length());
        return head.status();
    }

    Answer ask(byte[] request) throws IOException {
        var head = head(request);
        return new Answer(head.status(), in.readNBytes((int) head.length()));
    }

    /** The body of the answer, if it is what was asked for. */
    Optional<byte[]> find(byte[] request) throws IOException {
        var answer = ask(request);
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** The same over a connection of its own. */
    static Optional<byte[]> find(int port, byte[] request) {
        try (var connection = new Connection(port)) {
            return connection.find(request);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Head(int status, long length) {}

    private Head head(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0L;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("an answer without a length cannot be told from the next");
            }
        }
        return new Head(status, length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var bytes = new byte[1024];
        var length = 0;
        while (true) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (next == '\n') {
                return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            }
            if (next != '\r') {
                if (length == bytes.length) {
                    throw new IOException("a header is too long");
                }
                bytes[length++] = (byte) next;
            }
        }
    }
}
