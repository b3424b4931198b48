package org.undersigned.site;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.undersigned.web.NotFound;

/** How a campaign's count came about and how anyone can check it. */
@Controller
class IntegrityController {

    private final IntegrityPages integrity;

    IntegrityController(IntegrityPages integrity) {
        this.integrity = integrity;
    }

    @GetMapping("/campaigns/{slug}/integrity")
    ResponseEntity<byte[]> show(@PathVariable String slug, @RequestHeader HttpHeaders headers) {
        return integrity.of(slug).orElseThrow(NotFound::new).answer(headers);
    }
}
