package org.undersigned.api;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.VerifierJar;
import org.undersigned.web.NotFound;

/** The verifier as a file, for whoever has nothing of ours yet. */
@Controller
class VerifierController {

    private static final MediaType JAR = new MediaType("application", "java-archive");

    /** Short, so that after an update the file is soon the one whose sum the pages show. */
    private static final CacheControl A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private static final String AS_A_FILE =
            ContentDisposition.attachment().filename(VerifierJar.NAME).build().toString();

    private final Ledgers ledgers;

    VerifierController(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @GetMapping("/" + VerifierJar.NAME)
    ResponseEntity<byte[]> jar() {
        var jar = ledgers.verifier().orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .cacheControl(A_MINUTE)
                .eTag("\"" + jar.sha256() + "\"")
                .header(HttpHeaders.CONTENT_DISPOSITION, AS_A_FILE)
                .contentType(JAR)
                .body(jar.bytes());
    }
}
