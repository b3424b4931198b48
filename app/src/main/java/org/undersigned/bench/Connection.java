package org.undersigned.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One kept-alive HTTP/1.1 connection on loopback (RFC 9112), as lean as can be, for the load shares the machine: a head is read
 * where it lies, and nothing is made of it.
 */
final class Connection implements Closeable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int NONE = 0;
    private static final int BUFFER = 32 * 1024;
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSED = "connection: close".getBytes(StandardCharsets.US_ASCII);
    private static final int LOWER_CASE = 0x20;

    private final int port;
    private final int timeoutMillis;
    private final byte[] buffer = new byte[BUFFER];
    private Socket socket;
    private int begin;
    private int end;
    /** The server hangs up after its answer, as it does after some (RFC 9112, 9.6). */
    private boolean ended;

    Connection(int port) throws IOException {
        this(port, TIMEOUT_MILLIS);
    }

    private Connection(int port, int timeoutMillis) throws IOException {
        this.port = port;
        this.timeoutMillis = timeoutMillis;
        this.socket = open();
    }

    /** For many who are hung up on when it takes too long: a clock for each answer takes a sixth of what asking takes. */
    static Connection withoutClock(int port) throws IOException {
        return new Connection(port, NONE);
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(timeoutMillis);
        return opened;
    }

    /** A whole answer. */
    record Answer(int status, byte[] body) {}

    /** Sends a whole request and reads its whole answer; tells the status. */
    int exchange(byte[] request) throws IOException {
        var head = head(request);
        var left = head.length();
        while (left > 0) {
            left -= take(left);
        }
        return head.status();
    }

    Answer ask(byte[] request) throws IOException {
        var head = head(request);
        var body = new byte[head.length()];
        for (var read = 0; read < body.length; ) {
            var some = take(body.length - read);
            System.arraycopy(buffer, begin - some, body, read, some);
            read += some;
        }
        return new Answer(head.status(), body);
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

    private record Head(int status, int length) {}

    private Head head(byte[] request) throws IOException {
        if (ended) {
            socket.close();
            socket = open();
            begin = 0;
            end = 0;
            ended = false;
        }
        socket.getOutputStream().write(request);
        var status = 0;
        var length = 0;
        for (var line = line(); line.length() > 0; line = line()) {
            if (status == 0) {
                status = number(line.from() + STATUS, line.from() + STATUS + 3);
            } else if (isNamed(line, CONTENT_LENGTH)) {
                length = number(line.from() + CONTENT_LENGTH.length, line.to());
            } else if (isNamed(line, CLOSED)) {
                ended = true;
            } else if (isNamed(line, TRANSFER_ENCODING)) {
                throw new IOException("an answer without a length cannot be told from the next");
            }
        }
        return new Head(status, length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A part of the buffer, without its end of line. */
    private record Line(int from, int to) {
        int length() {
            return to - from;
        }
    }

    private Line line() throws IOException {
        for (var at = begin; ; ) {
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (at < end) {
                var line = new Line(begin, at - 1);
                begin = at + 1;
                return line;
            }
            var moved = begin;
            fill();
            at -= moved - begin;
        }
    }

    /** So many bytes, or fewer but some, that now end at {@code begin}. */
    private int take(int most) throws IOException {
        if (begin == end) {
            fill();
        }
        var taken = Math.min(most, end - begin);
        begin += taken;
        return taken;
    }

    /** What was taken makes room, if there is none. */
    private void fill() throws IOException {
        if (begin == end) {
            begin = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            throw new IOException("a header is too long");
        }
        var read = socket.getInputStream().read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the server hung up");
        }
        end += read;
    }

    private boolean isNamed(Line line, byte[] name) {
        if (line.length() < name.length) {
            return false;
        }
        for (var i = 0; i < name.length; i++) {
            if ((buffer[line.from() + i] | LOWER_CASE) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            if (buffer[i] != ' ') {
                number = 10 * number + buffer[i] - '0';
            }
        }
        return number;
    }
}
