package org.undersigned.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.undersigned.vault.Tokens;

/** Empties the folders into which servers without a mail server write their mails, and keeps who got which link. */
final class Postman {

    private static final Pattern TO = Pattern.compile("(?m)^To: <?([^>\\s]+)");
    private static final Pattern LINK = Pattern.compile("/confirmations/([A-Za-z0-9_-]+)");

    private final List<Path> folders;
    private final long campaign;
    private final Tokens tokens;
    private final Promises promises;
    private final AtomicLong mails = new AtomicLong();

    Postman(List<Path> folders, long campaign, Tokens tokens, Promises promises) {
        this.folders = folders;
        this.campaign = campaign;
        this.tokens = tokens;
        this.promises = promises;
    }

    /** Second copies included. */
    long mails() {
        return mails.get();
    }

    synchronized void collect() {
        folders.forEach(this::collect);
    }

    private void collect(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "[0-9]*.eml")) {
            for (var file : files) {
                take(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void take(Path file) throws IOException {
        read(Files.readString(file, StandardCharsets.ISO_8859_1));
        Files.delete(file);
        mails.incrementAndGet();
    }

    /** Long lines are broken in quoted-printable (RFC 2045, 6.7). */
    private void read(String mail) {
        found(TO, mail)
                .ifPresent(address -> found(LINK, mail.replaceAll("=\r?\n", ""))
                        .flatMap(token -> tokens.read(Tokens.Purpose.CONFIRMATION, token))
                        .filter(subject -> subject.campaign() == campaign)
                        .ifPresent(subject -> promises.mailed(address, subject.id())));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
