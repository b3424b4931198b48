package org.undersigned.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.VerifierJar;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Standing;
import org.undersigned.web.Kept;
import org.undersigned.web.KeptAnswers;
import org.undersigned.web.Layout;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;

/** Checking a receipt in the browser: anyone's, or one's own. Only the page is served; the receipt stays with its reader. */
@Controller
class ChecksController implements KeptAnswers {

    private final Signatures signatures;
    private final ReceiptPages receipts;
    private final ActionPages actions;
    private final Ledgers ledgers;
    private final Pages pages;
    private final PublicAddress address;
    private final LoadingCache<Class<?>, Kept> anyones =
            Caffeine.newBuilder().refreshAfterWrite(Duration.ofSeconds(5)).build(_ -> anyones());

    ChecksController(
            Signatures signatures,
            ReceiptPages receipts,
            ActionPages actions,
            Ledgers ledgers,
            Pages pages,
            PublicAddress address) {
        this.signatures = signatures;
        this.receipts = receipts;
        this.actions = actions;
        this.ledgers = ledgers;
        this.pages = pages;
        this.address = address;
    }

    @Override
    public Optional<Kept> find(HttpServletRequest request) {
        return request.getServletPath().equals("/check") ? Optional.of(anyones.get(CheckPage.class)) : Optional.empty();
    }

    /** Back to the receipt's page while there is none to check. */
    @GetMapping("/receipts/{secret}/check")
    ResponseEntity<byte[]> check(@PathVariable String secret) {
        var standing = signatures.find(secret).orElseThrow(NotFound::new);
        var back = "/receipts/" + secret;
        return receipts.json(standing)
                .map(receipt -> pages.answer(HttpStatus.OK, page(standing, receipt, back)))
                .orElseGet(() -> Pages.seeOther(back));
    }

    private Kept anyones() {
        var title = Texts.of("site", Locale.ENGLISH).say("check.title");
        return Kept.html(pages.render(
                page(pages.layout("site", Locale.ENGLISH, title, false), Optional.empty(), Optional.empty())));
    }

    private CheckPage page(Standing standing, byte[] receipt, String back) {
        var document = standing.campaign().document();
        var layout = actions.layout(document, Written.texts(document).say("check.title"));
        return page(layout, Optional.of(new String(receipt, StandardCharsets.UTF_8)), Optional.of(back));
    }

    private CheckPage page(Layout layout, Optional<String> receipt, Optional<String> back) {
        return new CheckPage(
                layout,
                pages.checker(),
                address.authority(),
                ledgers.key(),
                ledgers.givenUp(),
                receipt,
                back,
                ledgers.verifier().map(VerifierJar::sha256));
    }
}
