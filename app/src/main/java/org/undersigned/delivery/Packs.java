package org.undersigned.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.undersigned.account.Organisation;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.document.CampaignDocument;
import org.undersigned.language.Texts;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.VerifierJar;
import org.undersigned.letter.Letter;
import org.undersigned.letter.Letters;

/** Packs in the data folder, for their owner alone: written beside their place and then moved into it, so that one is whole or not there. */
@Component
class Packs {

    private static final String MANIFEST = "MANIFEST.sha256";
    private static final String UNFINISHED = ".part";

    private static final FileAttribute<?> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Ledgers ledgers;
    private final Letters letters;
    private final PublicAddress address;
    private final DeliverySettings settings;
    private final InstantSource clock;

    Packs(Ledgers ledgers, Letters letters, PublicAddress address, DeliverySettings settings, InstantSource clock) {
        this.ledgers = ledgers;
        this.letters = letters;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Pack> find(Letter letter) {
        return Optional.of(folder(letter)).filter(Files::isDirectory).map(folder -> new Pack(letter, folder));
    }

    /** Empty when the ledger no longer opens what the letter counts. Whoever writes the same one meanwhile has a draft of their own. */
    Optional<Pack> write(Letter letter, Campaign campaign, LongConsumer progress) {
        try {
            Files.createDirectories(settings.packs(), FOR_THE_OWNER);
            sweep();
            var draft = Files.createDirectory(draft(letter), FOR_THE_OWNER);
            try {
                return fill(draft, letter, campaign, progress)
                        ? Optional.of(moveIntoPlace(draft, letter))
                        : Optional.empty();
            } finally {
                delete(draft);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** False when there is none, nor anything begun of it. A pack goes as a whole: out of its place first, then file by file. */
    boolean delete(Letter letter) {
        try {
            if (!Files.isDirectory(settings.packs())) {
                return false;
            }
            var folder = folder(letter);
            if (Files.isDirectory(folder)) {
                Files.move(folder, draft(letter), StandardCopyOption.ATOMIC_MOVE);
            }
            var begun = drafts(letter.pack() + ".");
            for (var draft : begun) {
                delete(draft);
            }
            return !begun.isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean fill(Path draft, Letter letter, Campaign campaign, LongConsumer progress) throws IOException {
        if (!ledgers.write(campaign, letter.delivered(), draft, progress)) {
            return false;
        }
        letters.print(letter, campaign, draft, progress);
        Files.writeString(draft.resolve("README.txt"), readme(letter, campaign));
        Files.writeString(draft.resolve(MANIFEST), manifest(draft));
        closeToOthers(draft);
        return true;
    }

    /** What another has put there first is the same pack, and stays. */
    private Pack moveIntoPlace(Path draft, Letter letter) throws IOException {
        var folder = folder(letter);
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            if (!Files.isDirectory(folder)) {
                throw taken;
            }
        }
        return new Pack(letter, folder);
    }

    /** What killed runs have left: nobody works on one draft for a day. */
    private void sweep() throws IOException {
        var dayAgo = clock.instant().minus(Duration.ofDays(1));
        for (var draft : drafts("")) {
            if (Files.getLastModifiedTime(draft).toInstant().isBefore(dayAgo)) {
                delete(draft);
            }
        }
    }

    private List<Path> drafts(String beginning) throws IOException {
        try (var all = Files.list(settings.packs())) {
            return all.filter(it -> it.getFileName().toString().startsWith(beginning))
                    .filter(it -> it.toString().endsWith(UNFINISHED))
                    .toList();
        }
    }

    private Path draft(Letter letter) {
        return settings.packs().resolve(letter.pack() + "." + UUID.randomUUID() + UNFINISHED);
    }

    private static void closeToOthers(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var one : all.toList()) {
                Files.setPosixFilePermissions(
                        one, PosixFilePermissions.fromString(Files.isDirectory(one) ? "rwx------" : "rw-------"));
            }
        }
    }

    static void copy(Pack pack, Path to) {
        try {
            Files.createDirectories(to, FOR_THE_OWNER);
            for (var file : files(pack.folder())) {
                var copy = to.resolve(pack.folder().relativize(file));
                Files.createDirectories(copy.getParent(), FOR_THE_OWNER);
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every file, the ledger's too. */
    static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path folder(Letter letter) {
        return settings.packs().resolve(letter.pack().toString());
    }

    private String readme(Letter letter, Campaign campaign) {
        var document = campaign.document();
        var text = Texts.of("delivery", document.locale());
        return text.say(
                "readme",
                document.text().title(),
                document.target().name(),
                document.organisation()
                        .map(it -> text.say("readme.from", it.name()))
                        .orElse(""),
                letter.count(),
                letter.reference(),
                day(letter, document),
                ledgers.verifierKey(letter.delivered()),
                address.of("/campaigns/" + campaign.slug().value() + "/integrity"),
                letter.delivered().erased(),
                document.organisation()
                        .map(it -> text.say("readme.sender", sender(it)))
                        .orElse(""),
                ledgers.verifier()
                        .map(jar -> text.say("readme.jar", address.of("/" + VerifierJar.NAME), jar.sha256()))
                        .orElseGet(() -> text.say("readme.source")));
    }

    private static String day(Letter letter, CampaignDocument document) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(document.locale())
                .format(letter.frozenAt().atZone(document.timeZone()));
    }

    /** Name and whatever leads to them, a line each. */
    private static String sender(Organisation organisation) {
        return Stream.of(
                        Stream.of(organisation.name()),
                        organisation.address().stream(),
                        organisation.email().stream(),
                        organisation.url().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** Lines that {@code sha256sum -c} takes. */
    private static String manifest(Path folder) {
        return files(folder).stream()
                .map(file -> sha256(file) + "  " + folder.relativize(file) + "\n")
                .collect(Collectors.joining());
    }

    private static String sha256(Path file) {
        try (var input = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
