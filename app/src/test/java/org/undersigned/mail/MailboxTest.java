package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path data;

    private Instant now = NOON;
    private MailSettings settings;
    private FolderTransport folder;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        settings = MailSettings.of(Map.of(), data);
        InstantSource clock = () -> now;
        folder = new FolderTransport(settings.folder(), new Composer(settings, clock), clock);
        mailbox = new Mailbox(settings);
    }

    @Test
    void a_mailbox_without_mails_is_empty() {
        assertThat(mailbox.newest(10)).isEmpty();
    }

    @Test
    void a_mail_is_read_as_it_was_written() {
        send(
                "sam@example.org",
                "Grüße 🐝",
                "Hello,\nconfirm: https://example.org/c/1?a=b&c=d.\n(or http://localhost:8080/x)\n");

        assertThat(mailbox.newest(10)).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("sam@example.org");
            assertThat(mail.subject()).isEqualTo("Grüße 🐝");
            assertThat(mail.sentAt()).isEqualTo(NOON);
            assertThat(mail.text()).startsWith("Hello,\nconfirm: ");
            assertThat(mail.links()).containsExactly("https://example.org/c/1?a=b&c=d", "http://localhost:8080/x");
        });
    }

    @Test
    void the_text_is_found_beside_a_page_and_files() throws Exception {
        var mail = Mail.of(UUID.randomUUID(), 1, "test", new EmailAddress("sam@example.org"), "Hello", "The text")
                .withHtml("<p>The page</p>")
                .with(new Mail.Attachment("a.txt", "text/plain", "The file".getBytes()));
        folder.send(mail);

        assertThat(mailbox.newest(1).getFirst().text()).isEqualTo("The text");
    }

    @Test
    void the_newest_comes_first_and_no_more_than_asked_for() {
        for (var subject : new String[] {"one", "two", "three"}) {
            now = now.plusMillis(1);
            send("sam@example.org", subject, "text");
        }

        assertThat(mailbox.newest(2)).extracting(Mailbox.Entry::subject).containsExactly("three", "two");
    }

    @Test
    void mails_are_found_by_address_whatever_its_case() {
        send("Sam@example.org", "one", "text");
        send("mina@example.org", "two", "text");

        assertThat(mailbox.to(" sam@EXAMPLE.org", 10))
                .extracting(Mailbox.Entry::subject)
                .containsExactly("one");
        assertThat(mailbox.to("nobody@example.org", 10)).isEmpty();
        assertThat(mailbox.to("not an address", 10)).isEmpty();
    }

    @Test
    void mails_are_found_by_an_address_as_its_holder_types_it() {
        send("sam@münchen.example", "one", "text");

        assertThat(mailbox.to("sam@MÜNCHEN.example", 10)).hasSize(1);
        assertThat(mailbox.to("sam@xn--mnchen-3ya.example", 10)).hasSize(1);
    }

    @Test
    void foreign_and_broken_files_are_passed_over() throws Exception {
        send("sam@example.org", "one", "text");
        Files.write(settings.folder().resolve("zzz.eml"), new byte[] {0, -1, 13, 10, 13});
        Files.writeString(settings.folder().resolve("zzy.eml"), "To: sam@example.org\n");
        Files.writeString(settings.folder().resolve("zzx.eml"), "");
        Files.writeString(settings.folder().resolve("notes.txt"), "To: sam@example.org\n\nhello");
        Files.createDirectory(settings.folder().resolve("zzw.eml"));
        var outside = Files.writeString(
                data.resolve("outside.eml"),
                "To: sam@example.org\nSubject: outside\nDate: Tue, 24 Nov 2026 12:00:00 +0000\n\nhello");
        Files.createSymbolicLink(settings.folder().resolve("zzv.eml"), outside);

        assertThat(mailbox.newest(10)).extracting(Mailbox.Entry::subject).containsExactly("one");
    }

    @Test
    void mails_are_files_for_their_owner_alone_and_nothing_half_written_is_seen() throws Exception {
        send("sam@example.org", "one", "text");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.folder())))
                .isEqualTo("rwx------");
        try (var files = Files.list(settings.folder())) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.toString()).endsWith(".eml");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
    }

    @Test
    void after_seven_days_a_mail_is_swept_away_and_foreign_files_stay() throws Exception {
        send("sam@example.org", "old", "text");
        Files.writeString(settings.folder().resolve("notes.txt"), "mine");
        now = NOON.plus(Duration.ofDays(7)).plusSeconds(1);
        send("sam@example.org", "new", "text");

        folder.tidy();

        assertThat(mailbox.newest(10)).extracting(Mailbox.Entry::subject).containsExactly("new");
        assertThat(settings.folder().resolve("notes.txt")).exists();
    }

    @Test
    void a_folder_that_cannot_be_written_defers_every_mail() throws Exception {
        Files.writeString(settings.folder(), "a file in its place");

        assertThat(folder.send(mail("sam@example.org", "one", "text"))).isEqualTo(new Outcome.Deferred("folder", true));
    }

    private void send(String to, String subject, String text) {
        assertThat(folder.send(mail(to, subject, text))).isEqualTo(new Outcome.Accepted());
    }

    private static Mail mail(String to, String subject, String text) {
        return Mail.of(UUID.randomUUID(), 1, "test", new EmailAddress(to), subject, text);
    }
}
