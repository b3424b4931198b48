package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A public answer that was made once and is served from memory, with what caches between us and its readers need. */
public final class Kept {

    private static final String SECONDS = "public, max-age=1, stale-while-revalidate=2";

    private final String type;
    private final Sent plain;
    private final Sent gzip;

    private Kept(byte[] bytes, String type) {
        var body = Body.of(bytes);
        this.type = type;
        this.plain = new Sent(body.plain(), "\"" + body.hash() + "\"");
        this.gzip = new Sent(body.gzip(), "\"" + body.hash() + "-gzip\"");
    }

    /** Bytes as they go out, and what they are told by (RFC 9110, 8.8.3). */
    private record Sent(byte[] bytes, String etag) {

        boolean isKnown(@Nullable String ifNoneMatch) {
            return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(",")).anyMatch(known -> names(known.strip()));
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

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var compressed = Body.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var form = compressed ? gzip : plain;
        response.setHeader(HttpHeaders.ETAG, form.etag());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader(HttpHeaders.CACHE_CONTROL, SECONDS);
        if (form.isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(form.bytes().length);
        response.getOutputStream().write(form.bytes());
    }
}
