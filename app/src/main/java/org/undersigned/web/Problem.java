package org.undersigned.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Trouble told to programs (RFC 9457), in words that say what happened and what to do. */
public record Problem(HttpStatus status, String title, String detail) {

    private static final JsonMapper JSON = new JsonMapper();

    /** With members of its own beside those that every problem has. */
    public ResponseEntity<byte[]> answer(HttpHeaders headers, Map<String, String> members) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail);
        body.putAll(members);
        return ResponseEntity.status(status)
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(JSON.writeValueAsBytes(body));
    }
}
