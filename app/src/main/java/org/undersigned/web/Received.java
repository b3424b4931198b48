package org.undersigned.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.dao.TransientDataAccessException;

/** A request whose body is here to its end, or to where it is too long, or does not come; who asks for it is told so. */
final class Received extends HttpServletRequestWrapper {

    /** For the whole; Tomcat waits five seconds for each part. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int USUAL = 512;

    /** What there is, or what became of it. */
    private interface Content {
        byte[] bytes() throws IOException;
    }

    private final Content content;

    private Received(HttpServletRequest request, Content content) {
        super(request);
        this.content = content;
    }

    /** @param sending a place for each of whom more is waited for */
    static HttpServletRequest of(HttpServletRequest request, Semaphore sending) throws IOException {
        var length = request.getContentLengthLong();
        if (request.getInputStream().isFinished() || length > Form.LARGEST) {
            return request;
        }
        try {
            var bytes = read(request.getInputStream(), length, sending);
            return new Received(request, () -> bytes);
        } catch (IOException brokenOff) {
            return new Received(request, () -> {
                throw brokenOff;
            });
        } catch (TransientDataAccessException full) {
            return new Received(request, () -> {
                throw full;
            });
        }
    }

    /** A form that came with its head, as browsers send it, is not waited for. */
    private static byte[] read(ServletInputStream in, long length, Semaphore sending) throws IOException {
        var body = new ByteArrayOutputStream(USUAL);
        while (in.available() > 0 && body.size() <= Form.LARGEST) {
            receive(in, body);
        }
        if (body.size() == length) {
            return body.toByteArray();
        }
        if (!sending.tryAcquire()) {
            throw Admission.full();
        }
        try {
            return readToEnd(in, body);
        } finally {
            sending.release();
        }
    }

    private static byte[] readToEnd(ServletInputStream in, ByteArrayOutputStream body) throws IOException {
        var latest = System.nanoTime() + LONGEST.toNanos();
        while (receive(in, body) && body.size() <= Form.LARGEST) {
            if (System.nanoTime() > latest) {
                throw new SocketTimeoutException();
            }
        }
        return body.toByteArray();
    }

    /** False at the end. */
    private static boolean receive(ServletInputStream in, ByteArrayOutputStream body) throws IOException {
        var part = new byte[USUAL];
        var length = in.read(part);
        body.write(part, 0, Math.max(0, length));
        return length >= 0;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new InMemory(new ByteArrayInputStream(content.bytes()));
    }
}
