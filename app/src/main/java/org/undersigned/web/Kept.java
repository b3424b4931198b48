package org.undersigned.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A public answer that was made once and is served from memory, with what caches between us and its readers need. */
public final class Kept {

    private static final Header SECONDS =
            new Header(HttpHeaders.CACHE_CONTROL, "public, max-age=1, stale-while-revalidate=2");
    private static final Header BY_ENCODING = new Header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    private static final Header GZIP = new Header(HttpHeaders.CONTENT_ENCODING, "gzip");

    private final Header type;
    private final Sent plain;
    private final Sent gzip;

    private Kept(byte[] bytes, String type) {
        var body = Body.of(bytes);
        this.type = new Header(HttpHeaders.CONTENT_TYPE, type);
        this.plain = Sent.of(body.plain(), "\"" + body.hash() + "\"");
        this.gzip = Sent.of(body.gzip(), "\"" + body.hash() + "-gzip\"");
    }

    /** Bytes as they go out, and what they are told by (RFC 9110, 8.8.3). */
    private record Sent(byte[] bytes, String etag, Header header) {

        static Sent of(byte[] bytes, String etag) {
            return new Sent(bytes, etag, new Header(HttpHeaders.ETAG, etag));
        }

        boolean isKnown(@Nullable String ifNoneMatch) {
            return ifNoneMatch != null
                    && (ifNoneMatch.equals(etag)
                            || Arrays.stream(ifNoneMatch.split(",")).anyMatch(known -> names(known.strip())));
        }

        /** The weak comparison: a cache on the way may have weakened it. */
        private boolean names(String known) {
            return known.equals(etag) || known.equals("W/" + etag) || known.equals("*");
        }
    }

    public static Kept html(byte[] page) {
        return new Kept(page, "text/html;charset=utf-8");
    }

    public static Kept json(byte[] json) {
        return new Kept(json, "application/json");
    }

    /** As a file. */
    public byte[] bytes() {
        return plain.bytes();
    }

    /** Whoever has it already has the headers of all answers with it (RFC 9110, 15.4.5), and keeps them (RFC 9111, 4.3.4). */
    void answer(Request request, Response response, SecurityHeaders headers) throws IOException {
        var compressed = Body.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var form = compressed ? gzip : plain;
        var known = form.isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        if (!known) {
            headers.on(response);
        }
        SECONDS.on(response);
        form.header().onNew(response);
        BY_ENCODING.onNew(response);
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        type.onNew(response);
        if (compressed) {
            GZIP.onNew(response);
        }
        response.setContentLength(form.bytes().length);
        response.getOutputStream().write(form.bytes());
    }
}
