package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.mail.Mail.Attachment;

class ComposerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final UUID ID = UUID.fromString("0193f0c0-0000-7000-8000-000000000001");
    private static final Mail PLAIN =
            Mail.of(ID, 7, "test", new EmailAddress("sam@münchen.example"), "Für die Bienen 🐝", "Grüße,\nSam\n");

    @Test
    void a_mail_says_who_writes_to_whom_about_what_and_when() throws Exception {
        var message = read(compose(PLAIN.withFrom("Bienen, Ötztal").withReplyTo(new EmailAddress("ada@example.org"))));

        var from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Bienen, Ötztal");
        assertThat(from.getAddress()).isEqualTo("post@example.org");
        assertThat(message.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("sam@xn--mnchen-3ya.example");
        assertThat(message.getReplyTo()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(message.getSubject()).isEqualTo("Für die Bienen 🐝");
        assertThat(message.getSentDate()).isEqualTo(NOON);
        assertThat(message.getContent()).isEqualTo("Grüße,\r\nSam\r\n");
    }

    @Test
    void a_mail_has_the_same_message_id_each_time() throws Exception {
        assertThat(read(compose(PLAIN)).getMessageID()).isEqualTo("<" + ID + ".7@example.org>");
        assertThat(read(compose(PLAIN.withHtml("<p>Hello</p>"))).getMessageID())
                .isEqualTo("<" + ID + ".7@example.org>");
    }

    @Test
    void a_text_stays_legible_where_it_is_mostly_ascii_and_short_where_it_is_not() throws Exception {
        var latin = "Grüße an alle, die hier vorübergehen.\n".repeat(20);
        var other = "ミツバチのために場所を残してください。\n".repeat(20);

        var message = read(compose(Mail.of(ID, 7, "test", new EmailAddress("sam@example.org"), "Test", latin)
                .withHtml("<p>" + other + "</p>")));

        var parts = (Multipart) message.getContent();
        assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(latin.replace("\n", "\r\n"));
        assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>" + other.replace("\n", "\r\n") + "</p>");
    }

    @Test
    void a_mail_asks_machines_not_to_answer() throws Exception {
        var message = read(compose(PLAIN));

        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    }

    @Test
    void an_unsubscribe_link_works_by_one_click() throws Exception {
        var message = read(compose(PLAIN.withUnsubscribe(URI.create("https://example.org/updates/x"))));

        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/updates/x>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void text_page_and_files_go_along() throws Exception {
        var pdf = new byte[] {37, 80, 68, 70, 0, -1};
        var mail = PLAIN.withHtml("<p>Grüße</p>").with(new Attachment("Brief für Mina.pdf", "application/pdf", pdf));

        var mixed = (Multipart) read(compose(mail)).getContent();

        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        var body = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(body.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getBodyPart(0).getContent()).isEqualTo("Grüße,\r\nSam\r\n");
        assertThat(body.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=utf-8");
        assertThat(body.getBodyPart(1).getContent()).isEqualTo("<p>Grüße</p>");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("Brief für Mina.pdf");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pdf);
    }

    @Test
    void only_ascii_in_lines_of_bearable_length_leaves() {
        var mail = PLAIN.withHtml("<p>" + "wörter ".repeat(1000) + "</p>").withFrom("ß".repeat(300));
        var longText = Mail.of(ID, 7, "test", PLAIN.to(), "漢".repeat(400), "word ".repeat(1000));

        for (var bytes : new byte[][] {compose(mail), compose(longText)}) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text.chars()).allMatch(character -> character < 128);
            assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
            assertThat(text.lines()).allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void lines_end_as_mail_servers_expect_however_they_were_written() {
        var mail = Mail.of(ID, 7, "test", PLAIN.to(), "Lines", "one\ntwo\r\nthree\rfour")
                .withHtml("<p>\n</p>\r");

        assertThat(new String(compose(mail), StandardCharsets.US_ASCII).replace("\r\n", ""))
                .doesNotContain("\n")
                .doesNotContain("\r");
    }

    @Test
    void a_signature_covers_what_readers_see() throws Exception {
        var pair = keys();
        var mail = PLAIN.withHtml("<p>Hello</p>\n\n \n")
                .withReplyTo(new EmailAddress("ada@example.org"))
                .withUnsubscribe(URI.create("https://example.org/updates/x"))
                .with(new Attachment(
                        "a.csv", "text/csv; charset=utf-8", "a,b\nc,d\n".getBytes(StandardCharsets.UTF_8)));

        var signature = DkimSignature.of(compose(mail, Optional.of(pair)));

        assertThat(signature.verifies(pair.getPublic())).isTrue();
        assertThat(signature.tag("d")).isEqualTo("example.org");
        assertThat(signature.tag("s")).isEqualTo("mail2026");
        assertThat(signature.tag("c")).isEqualTo("relaxed/relaxed");
        assertThat(signature.signedHeaders())
                .contains("from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type")
                .contains("list-unsubscribe", "list-unsubscribe-post");
    }

    @Test
    void a_signature_breaks_with_any_change() throws Exception {
        var pair = keys();
        var bytes = compose(PLAIN, Optional.of(pair));
        var text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(DkimSignature.of(bytes).verifies(pair.getPublic())).isTrue();
        assertThat(DkimSignature.of(bytes).verifies(keys().getPublic())).isFalse();
        for (var change : new String[][] {
            {"Sam", "Tom"},
            {"post@", "pest@"},
            {"12:00:00", "12:00:01"},
            {ID.toString(), ID.toString().replace('1', '2')}
        }) {
            assertThat(text).contains(change[0]);
            var changed = text.replace(change[0], change[1]).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(DkimSignature.of(changed).verifies(pair.getPublic())).isFalse();
        }
    }

    @Test
    void a_signature_survives_the_way_through_smtp() throws Exception {
        var pair = keys();
        try (var script = new SmtpScript()) {
            var server =
                    new SmtpServer("127.0.0.1", script.port(), false, true, Optional.empty(), Duration.ofSeconds(5));
            var settings = settings(Optional.of(pair));
            var dotted = Mail.of(
                    ID, 7, "test", PLAIN.to(), "Dots", "one\n.\n..two  \n\n\nFrom here\ttabs  and   blanks \n\n\n");

            new SmtpTransport(server, settings, new Composer(settings, InstantSource.fixed(NOON))).send(dotted);

            assertThat(DkimSignature.of(script.messages.getFirst()).verifies(pair.getPublic()))
                    .isTrue();
        }
    }

    private static byte[] compose(Mail mail) {
        return compose(mail, Optional.empty());
    }

    private static byte[] compose(Mail mail, Optional<KeyPair> pair) {
        return new Composer(settings(pair), InstantSource.fixed(NOON)).compose(mail);
    }

    private static MailSettings settings(Optional<KeyPair> pair) {
        return new MailSettings(
                new MailSettings.From("Bees", new EmailAddress("post@example.org")),
                Optional.empty(),
                pair.map(keys -> new DkimKey("example.org", "mail2026", (RSAPrivateKey) keys.getPrivate())),
                Path.of("unused"),
                100,
                true);
    }

    private static KeyPair keys() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static MimeMessage read(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
