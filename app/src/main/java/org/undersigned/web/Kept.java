package org.undersigned.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A public answer that was made once and is served from memory, with what caches between us and its readers need. */
public record Kept(Body body, MediaType type) {

    private static final String SECONDS = "public, max-age=1, stale-while-revalidate=2";

    public static Kept html(byte[] page) {
        return of(page, "text/html;charset=utf-8");
    }

    public static Kept json(byte[] json) {
        return of(json, "application/json");
    }

    public ResponseEntity<byte[]> answer(HttpHeaders request) {
        var form = body.form(request);
        var etag = "\"" + body.hash() + (form == body.gzip() ? "-gzip" : "") + "\"";
        if (request.getIfNoneMatch().contains(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, etag)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                    .header(HttpHeaders.CACHE_CONTROL, SECONDS)
                    .build();
        }
        return body.answer(request)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, SECONDS)
                .contentType(type)
                .body(form);
    }

    private static Kept of(byte[] bytes, String type) {
        return new Kept(Body.of(bytes), MediaType.parseMediaType(type));
    }
}
