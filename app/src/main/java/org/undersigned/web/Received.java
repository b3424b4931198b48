package org.undersigned.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.undersigned.web.Form.Refused;
import org.undersigned.web.Form.Refused.Reason;

/** A request whose body is here to its end. */
final class Received extends HttpServletRequestWrapper {

    /** For the whole; Tomcat waits five seconds for each part. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** So much is taken in, so that its sender hears that it was too much. */
    private static final long MOST_TAKEN = 2 * Form.LARGEST;

    private static final int PART = 512;

    private final byte[] body;

    private Received(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /**
     * Throws {@link Refused} for a body that is too long or does not come, and asks for patience when too many send.
     *
     * @param sending a place for each of whom more is waited for
     */
    static HttpServletRequest of(HttpServletRequest request, Semaphore sending) throws IOException {
        var length = request.getContentLengthLong();
        if (request.getInputStream().isFinished()) {
            return request;
        }
        if (length < 0) {
            throw new Refused(Reason.NO_LENGTH);
        }
        if (length > MOST_TAKEN) {
            throw new Refused(Reason.TOO_LARGE);
        }
        var body = new Arriving(request.getInputStream(), length);
        try {
            body.takeWhatIsHere();
            if (!body.isWhole()) {
                body.await(sending);
            }
        } catch (IOException gone) {
            var slow = gone instanceof SocketTimeoutException || gone.getCause() instanceof SocketTimeoutException;
            throw new Refused(slow ? Reason.TOO_SLOW : Reason.BROKEN_OFF);
        }
        return new Received(request, body.bytes());
    }

    @Override
    public ServletInputStream getInputStream() {
        return new InMemory(body);
    }

    /** What has come so far; of what is too long nothing is kept. */
    private static final class Arriving {

        private final ServletInputStream in;
        private final long length;
        private final byte[] part = new byte[PART];
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream(PART);
        private long come;

        Arriving(ServletInputStream in, long length) {
            this.in = in;
            this.length = length;
        }

        /** A form that comes with its head, as browsers send it, is not waited for. */
        void takeWhatIsHere() throws IOException {
            while (!isWhole() && in.available() > 0) {
                take();
            }
        }

        void await(Semaphore sending) throws IOException {
            if (!sending.tryAcquire()) {
                throw Admission.full();
            }
            try {
                var latest = System.nanoTime() + LONGEST.toNanos();
                while (!isWhole()) {
                    take();
                    if (System.nanoTime() > latest) {
                        throw new SocketTimeoutException();
                    }
                }
            } finally {
                sending.release();
            }
        }

        boolean isWhole() {
            return come >= length;
        }

        byte[] bytes() {
            return kept.toByteArray();
        }

        private void take() throws IOException {
            var count = in.read(part);
            if (count < 0) {
                throw new Refused(Reason.BROKEN_OFF);
            }
            come += count;
            if (length <= Form.LARGEST) {
                kept.write(part, 0, count);
            }
        }
    }
}
