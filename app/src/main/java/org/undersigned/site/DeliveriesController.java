package org.undersigned.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.undersigned.campaign.Campaign;
import org.undersigned.delivery.Deliveries;
import org.undersigned.delivery.Pack;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.letter.Letter;
import org.undersigned.web.Link;
import org.undersigned.web.MessagePage;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;

/** What the target's staff finds behind the link in the letter's mail: the pack's files. */
@Controller
class DeliveriesController {

    private static final Map<String, MediaType> TYPES = Map.of(
            "pdf", MediaType.APPLICATION_PDF,
            "csv", MediaType.parseMediaType("text/csv;charset=utf-8"),
            "txt", MediaType.parseMediaType("text/plain;charset=utf-8"),
            "sha256", MediaType.parseMediaType("text/plain;charset=utf-8"));

    /** What is read first stands first. */
    private static final List<String> ORDER = List.of(
            "letter.pdf",
            "signers.pdf",
            "signers.csv",
            "letter.txt",
            "README.txt",
            "delivery.json",
            "checkpoint",
            "openings.ndjson",
            "details.ndjson",
            "MANIFEST.sha256");

    private static final String WHOLE = "pack.zip";

    private final Deliveries deliveries;
    private final Ledgers ledgers;
    private final ActionPages actions;
    private final Pages pages;

    DeliveriesController(Deliveries deliveries, Ledgers ledgers, ActionPages actions, Pages pages) {
        this.deliveries = deliveries;
        this.ledgers = ledgers;
        this.actions = actions;
        this.pages = pages;
    }

    @GetMapping("/deliveries/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        var letter = deliveries.letter(token).orElseThrow(NotFound::new);
        var campaign = deliveries.campaign(letter).orElseThrow(NotFound::new);
        return deliveries
                .find(letter)
                .map(pack -> pages.answer(HttpStatus.OK, page(token, pack, campaign)))
                .orElseGet(() -> pages.answer(HttpStatus.GONE, gone(letter, campaign)));
    }

    @GetMapping("/deliveries/{token}/{name}")
    ResponseEntity<Resource> file(@PathVariable String token, @PathVariable String name) {
        var pack = pack(token);
        var file = deliveries.files(pack).stream()
                .filter(it -> it.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), MediaType.APPLICATION_OCTET_STREAM))
                .body(new FileSystemResource(file));
    }

    /** All of it, with the ledger as files. */
    @GetMapping("/deliveries/{token}/" + WHOLE)
    void whole(@PathVariable String token, HttpServletResponse response) throws IOException {
        var pack = pack(token);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(WHOLE).build().toString());
        deliveries.zip(pack, response.getOutputStream());
    }

    private Pack pack(String token) {
        return deliveries.letter(token).flatMap(deliveries::find).orElseThrow(NotFound::new);
    }

    /** The letter, its count and its ledger are public and stay; the files had what signers chose to show. */
    private MessagePage gone(Letter letter, Campaign campaign) {
        var text = Written.texts(campaign.document());
        var title = text.say("delivery.gone.title");
        return new MessagePage(
                actions.layout(campaign.document(), title),
                title,
                List.of(
                        text.say("delivery.gone.what", campaign.text().title(), letter.reference(), letter.count()),
                        text.say("delivery.gone.why")),
                List.of(
                        new Link(text.say("delivery.campaign"), Written.path(campaign)),
                        new Link(text.say("delivery.gone.integrity"), Written.path(campaign) + "/integrity")));
    }

    private DeliveryPage page(String token, Pack pack, Campaign campaign) {
        var document = campaign.document();
        var text = Written.texts(document);
        var organisation = actions.organisation(document);
        return new DeliveryPage(
                pages.layout("site", document.locale(), document.text().title(), true),
                Written.head(campaign),
                organisation.name(),
                Written.day(document, pack.letter().frozenAt()),
                pack.letter().reference(),
                pack.letter().count(),
                pack.letter().delivered().erased(),
                ledgers.verifierKey(pack.letter().delivered()),
                downloads(token, pack, text),
                organisation.email());
    }

    private List<DeliveryPage.Download> downloads(String token, Pack pack, Texts text) {
        var address = "/deliveries/" + token + "/";
        var whole = new DeliveryPage.Download(WHOLE, address + WHOLE, "", text.say("delivery.file." + WHOLE));
        var each = deliveries.files(pack).stream()
                .sorted(Comparator.comparingInt(DeliveriesController::rank))
                .map(file -> new DeliveryPage.Download(
                        file.getFileName().toString(),
                        address + file.getFileName(),
                        size(file, text),
                        text.say("delivery.file." + (rank(file) < ORDER.size() ? kind(file) : "other"))));
        return Stream.concat(each, Stream.of(whole)).toList();
    }

    private static int rank(Path file) {
        var rank = ORDER.indexOf(kind(file));
        return rank < 0 ? ORDER.size() : rank;
    }

    /** Volumes of a list are what the list is. */
    private static String kind(Path file) {
        return file.getFileName().toString().replaceFirst("^signers-\\d+\\.pdf$", "signers.pdf");
    }

    private static String size(Path file, Texts text) {
        try {
            var bytes = Files.size(file);
            return bytes < 1_000_000
                    ? text.say("delivery.size.kilobytes", Math.max(1, Math.round(bytes / 1_000.0)))
                    : text.say("delivery.size.megabytes", bytes / 1_000_000.0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
