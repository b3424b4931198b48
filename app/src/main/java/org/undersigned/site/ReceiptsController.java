package org.undersigned.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.undersigned.signature.Display;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Standing;
import org.undersigned.web.Form;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;
import org.undersigned.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/** What a signer keeps, and their own choices afterwards. The secret in the address is the proof. */
@Controller
class ReceiptsController {

    private static final String RETRY_SECONDS = "5";

    /** Where a person decides first, and perhaps never does. */
    private static final String RETRY_AFTER_A_DECISION = "86400";

    private static final JsonMapper JSON = new JsonMapper();

    private final Signatures signatures;
    private final ReceiptPages receipts;
    private final ActionPages actions;
    private final Pages pages;

    ReceiptsController(Signatures signatures, ReceiptPages receipts, ActionPages actions, Pages pages) {
        this.signatures = signatures;
        this.receipts = receipts;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping("/receipts/{secret}")
    ResponseEntity<byte[]> show(@PathVariable String secret, @RequestParam(defaultValue = "") String done) {
        return pages.answer(HttpStatus.OK, receipts.page(find(secret), secret, done));
    }

    /** 503 until the entry stands, saying why; 410 once there is nobody left whom it could speak of, and where none will come. */
    @GetMapping("/receipts/{secret}.json")
    ResponseEntity<byte[]> receipt(@PathVariable String secret) {
        var standing = find(secret);
        if (standing.state() == Standing.State.ERASED) {
            return problem(
                    standing, ReceiptPage.Standing.ERASED, HttpStatus.GONE, "receipt.gone.erased", new HttpHeaders());
        }
        return receipts.json(standing).map(ReceiptsController::json).orElseGet(() -> notYet(standing));
    }

    private ResponseEntity<byte[]> notYet(Standing standing) {
        if (standing.state() == Standing.State.WITHDRAWN) {
            return problem(
                    standing,
                    ReceiptPage.Standing.WITHDRAWN,
                    HttpStatus.GONE,
                    "receipt.gone.withdrawn",
                    new HttpHeaders());
        }
        var state = receipts.state(standing);
        var decidedByAPerson = List.of(ReceiptPage.Standing.HELD, ReceiptPage.Standing.REJECTED)
                .contains(state);
        var key = decidedByAPerson ? Written.value(state) : "sealing";
        var later = new HttpHeaders();
        later.set(HttpHeaders.RETRY_AFTER, decidedByAPerson ? RETRY_AFTER_A_DECISION : RETRY_SECONDS);
        return problem(standing, state, HttpStatus.SERVICE_UNAVAILABLE, "receipt.later." + key, later);
    }

    private static ResponseEntity<byte[]> problem(
            Standing standing, ReceiptPage.Standing state, HttpStatus status, String key, HttpHeaders headers) {
        var text = Written.texts(standing.campaign().document());
        return new Problem(status, text.say(key), text.say(key + ".detail"))
                .answer(headers, Map.of("standing", Written.value(state)));
    }

    /** Mails the receipt to its signer, as far as the limits of an inbox allow; the answer never tells. */
    @PostMapping("/receipts/{secret}/mail")
    ResponseEntity<byte[]> mail(@PathVariable String secret) {
        var standing = find(secret);
        receipts.json(standing).ifPresent(receipt -> signatures.mailReceipt(standing, receipt));
        return back(secret, Optional.of("mail"));
    }

    /** Everything we hold about the signer, as JSON. */
    @GetMapping("/receipts/{secret}/data")
    ResponseEntity<byte[]> data(@PathVariable String secret) {
        var standing = find(secret);
        var data = new LinkedHashMap<String, Object>();
        data.put("campaign", standing.campaign().slug().value());
        data.put("title", standing.campaign().text().title());
        data.put("confirmed_at", standing.confirmedAt().toString());
        data.put("state", standing.state().name().toLowerCase(Locale.ROOT));
        receipts.number(standing).ifPresent(number -> data.put("number", number));
        standing.signer().ifPresent(signer -> {
            data.put("name", signer.name().text());
            data.put("email", signer.email().text());
            signer.postcode().ifPresent(it -> data.put("postcode", it));
            signer.country().ifPresent(it -> data.put("country", it));
            signer.comment().ifPresent(it -> data.put("comment", it));
            data.put("display", Written.value(standing.display()));
            data.put("updates", standing.updates());
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"signature.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }

    @PostMapping("/receipts/{secret}/display")
    ResponseEntity<byte[]> display(@PathVariable String secret, HttpServletRequest request) {
        var form = form(find(secret));
        var wanted = Form.read(request)
                .one("display")
                .flatMap(ReceiptsController::display)
                .filter(form::mayShow);
        wanted.ifPresent(display -> signatures.choose(secret, form.toBeShown(display)));
        return back(secret, wanted.map(_ -> "display"));
    }

    @PostMapping("/receipts/{secret}/updates")
    ResponseEntity<byte[]> updates(@PathVariable String secret, HttpServletRequest request) {
        var form = form(find(secret));
        var on = Form.read(request).one("updates").filter("on"::equals).isPresent();
        signatures.choose(secret, form.toHearMore(on));
        return back(secret, Optional.of(on ? "updates-on" : "updates-off"));
    }

    @PostMapping("/receipts/{secret}/withdrawal")
    ResponseEntity<byte[]> withdraw(@PathVariable String secret) {
        return signatures
                .withdraw(secret)
                .map(_ -> back(secret, Optional.empty()))
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/receipts/{secret}/erasure")
    ResponseEntity<byte[]> erase(@PathVariable String secret) {
        return signatures.erase(secret).map(_ -> back(secret, Optional.empty())).orElseThrow(NotFound::new);
    }

    private Standing find(String secret) {
        return signatures.find(secret).orElseThrow(NotFound::new);
    }

    private SignatureForm form(Standing standing) {
        return actions.form(standing.campaign().document());
    }

    private static Optional<Display> display(String value) {
        return Arrays.stream(Display.values())
                .filter(display -> Written.value(display).equals(value))
                .findFirst();
    }

    private static ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<byte[]> back(String secret, Optional<String> done) {
        return Pages.seeOther(
                "/receipts/" + secret + done.map(it -> "?done=" + it).orElse(""));
    }
}
