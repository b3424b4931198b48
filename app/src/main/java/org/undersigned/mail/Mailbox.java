package org.undersigned.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder of mails, read back: for trying Undersigned out where no mail server is. */
public final class Mailbox {

    /** One mail as its reader sees it; {@code links} are those of the text, in order. */
    public record Entry(String to, String subject, Instant sentAt, String text, List<String> links) {}

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final int FILES = 10_000;
    private static final long LARGEST = 32 << 20;
    private static final int DEEPEST = 5;

    private final Path folder;

    public Mailbox(MailSettings settings) {
        this.folder = settings.folder();
    }

    /** Newest first. */
    public List<Entry> newest(int most) {
        return entries(FolderTransport.ENDING, _ -> true, most);
    }

    /** Newest first, whatever the case of the address. */
    public List<Entry> to(String address, int most) {
        var wanted = EmailAddress.parse(address).map(EmailAddress::mailable).orElse(address);
        return entries(FolderTransport.ending(wanted), wanted::equalsIgnoreCase, most);
    }

    private List<Entry> entries(String ending, Predicate<String> wanted, int most) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.reverseOrder())
                    .limit(FILES)
                    .flatMap(file -> read(file, wanted).stream())
                    .limit(most)
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Empty for what is not a mail of ours: others may put files here too. */
    private static Optional<Entry> read(Path file, Predicate<String> wanted) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            try (var bytes = Files.newInputStream(file)) {
                var message = new MimeMessage(SESSION, bytes);
                var to = Stream.ofNullable(message.getRecipients(RecipientType.TO))
                        .flatMap(Stream::of)
                        .map(address -> ((InternetAddress) address).getAddress())
                        .findFirst();
                return to.isPresent() && wanted.test(to.get())
                        ? Optional.of(entry(to.get(), message))
                        : Optional.empty();
            }
        } catch (IOException | MessagingException | RuntimeException foreign) {
            return Optional.empty();
        }
    }

    private static Entry entry(String to, MimeMessage message) throws MessagingException, IOException {
        var text = text(message, DEEPEST).orElse("").replace("\r\n", "\n");
        return new Entry(to, message.getSubject(), message.getSentDate().toInstant(), text, Links.in(text));
    }

    private static Optional<String> text(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (depth > 0 && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), depth - 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
