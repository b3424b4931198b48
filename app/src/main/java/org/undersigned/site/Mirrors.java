package org.undersigned.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.delivery.Deliveries;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.PublicLog;
import org.undersigned.ledger.VerifierJar;
import org.undersigned.letter.Letters;
import org.undersigned.web.Assets;
import org.undersigned.web.Notice;
import org.undersigned.web.Pages;

/** A campaign as files that any web server, or none, can keep for ever: its pages, its letter and its ledgers, whole and checkable without us. */
@Service
public class Mirrors {

    private static final String INDEX = "index.html";
    private static final String INTEGRITY = "integrity.html";

    private final ActionPages actions;
    private final IntegrityPages integrity;
    private final Renewals renewals;
    private final Ledgers ledgers;
    private final Letters letters;
    private final Deliveries deliveries;
    private final Pages pages;
    private final Assets assets;
    private final PublicAddress host;
    private final InstantSource clock;

    Mirrors(
            ActionPages actions,
            IntegrityPages integrity,
            Renewals renewals,
            Ledgers ledgers,
            Letters letters,
            Deliveries deliveries,
            Pages pages,
            Assets assets,
            PublicAddress host,
            InstantSource clock) {
        this.actions = actions;
        this.integrity = integrity;
        this.renewals = renewals;
        this.ledgers = ledgers;
        this.letters = letters;
        this.deliveries = deliveries;
        this.pages = pages;
        this.assets = assets;
        this.host = host;
        this.clock = clock;
    }

    /** Writes all of one moment, whatever is confirmed meanwhile; empty while there is no ledger. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<PublicLog> write(Campaign campaign, Path folder) {
        var logs = ledgers.all(campaign.id());
        try {
            if (!logs.isEmpty()) {
                writeLogs(campaign, logs, folder);
                writePages(campaign, logs.getLast(), folder);
                letters.copy(campaign, deliveries.delivered(campaign.id()), folder);
                Files.writeString(folder.resolve("README.txt"), readme(campaign, logs, folder));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return logs.stream().reduce((_, later) -> later);
    }

    private void writeLogs(Campaign campaign, List<PublicLog> logs, Path folder) throws IOException {
        for (var log : logs) {
            var latest = log == logs.getLast();
            var place = folder.resolve(latest ? LocalLinks.LOG : earlier(log.name()));
            ledgers.write(campaign.id(), log.log(), log.checkpoint(), place);
            var key = latest ? "key.txt" : earlier(log.name()) + ".key.txt";
            Files.writeString(folder.resolve(key), log.verifierKey() + "\n");
        }
    }

    private void writePages(Campaign campaign, PublicLog log, Path folder) throws IOException {
        var path = Written.path(campaign);
        var files = new HashMap<>(Map.of(path, INDEX, path + "/integrity", INTEGRITY));
        for (var asset : List.of(assets.stylesheetFile(), assets.scriptFile(), assets.iconFile())) {
            Files.write(folder.resolve(asset.name()), asset.content());
            files.put(asset.path(), asset.name());
        }
        renewals.of(campaign).stream()
                .filter(it -> it.givenUp().isPresent())
                .forEach(it -> files.put(it.address(), earlier(it.name()) + "/checkpoint"));
        if (ledgers.verifier().isPresent()) {
            Files.write(
                    folder.resolve(VerifierJar.NAME), ledgers.verifier().get().bytes());
            files.put("/" + VerifierJar.NAME, VerifierJar.NAME);
        }
        var links = new LocalLinks(host, "/log/" + log.name(), files);
        write(folder.resolve(INDEX), pages.render(action(campaign)), links);
        var shown = integrity.fresh(campaign.slug().value()).orElseThrow();
        write(folder.resolve(INTEGRITY), shown.bytes(), links);
    }

    private ActionPage action(Campaign campaign) {
        var text = Written.texts(campaign.document());
        var notice = new Notice(
                text.say("copy.title"), text.say("copy.text", made(campaign), host.of(Written.path(campaign))));
        return actions.page(campaign, Optional.empty(), Optional.of(notice));
    }

    private static void write(Path file, byte[] page, LocalLinks links) throws IOException {
        Files.writeString(file, links.in(new String(page, StandardCharsets.UTF_8)));
    }

    private String readme(Campaign campaign, List<PublicLog> logs, Path folder) {
        var document = campaign.document();
        var text = Texts.of("mirror", document.locale());
        var log = logs.getLast();
        return text.say(
                "readme",
                campaign.text().title(),
                document.target().name(),
                made(campaign),
                host.of(Written.path(campaign)),
                Files.exists(folder.resolve("letter.pdf")) ? 1 : 0,
                logs.size() - 1,
                log.verifierKey(),
                log.origin(),
                log.size(),
                ledgers.verifier().isPresent() ? 1 : 0,
                ledgers.verifier()
                        .map(jar -> text.say("readme.jar", jar.sha256()))
                        .orElseGet(() -> text.say("readme.source")),
                earlier(campaign, text));
    }

    private String earlier(Campaign campaign, Texts text) {
        return renewals.of(campaign).stream()
                .filter(it -> it.givenUp().isPresent())
                .map(it -> text.say(
                        "readme.earlier", it.origin(), it.givenUp().get(), it.size(), it.name(), it.verifierKey()))
                .collect(Collectors.joining());
    }

    /** Where the ledger of this name lies once it is given up. */
    private static String earlier(String name) {
        return "earlier/" + name;
    }

    private String made(Campaign campaign) {
        return Written.moment(campaign.document(), clock.instant());
    }
}
