package org.undersigned.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.springframework.util.FastByteArrayOutputStream;

/** Turns a mail into the very bytes that leave, signed if the host has a DKIM key. */
final class Composer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** In bytes: most mails are smaller. */
    private static final int EXPECTED = 8 * 1024;

    private static final Session SESSION = session();
    private static final List<String> SIGNED = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private final MailSettings settings;
    private final InstantSource clock;

    Composer(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    byte[] compose(Mail mail) {
        try {
            var bytes = new FastByteArrayOutputStream(EXPECTED);
            signed(message(mail)).writeTo(bytes);
            return bytes.toByteArrayUnsafe();
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException("this mail cannot be put together", impossible);
        }
    }

    /** The same each time a mail is sent, so that a second copy is known as one. */
    String messageId(Mail mail) {
        return "<" + mail.id() + "." + mail.campaign() + "@"
                + settings.from().address().domain() + ">";
    }

    private MimeMessage signed(MimeMessage message) throws MessagingException {
        return settings.dkim().isPresent()
                ? new DkimMessage(message, settings.dkim().get().signer(SIGNED))
                : message;
    }

    private MimeMessage message(Mail mail) throws MessagingException, IOException {
        var message = new Known(messageId(mail));
        message.setFrom(new InternetAddress(
                settings.from().address().mailable(),
                mail.from().orElse(settings.from().name()),
                UTF_8));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to().mailable()));
        if (mail.replyTo().isPresent()) {
            message.setReplyTo(new InternetAddress[] {
                new InternetAddress(mail.replyTo().get().mailable())
            });
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (mail.unsubscribe().isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get().toASCIIString() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        fill(message, mail);
        message.saveChanges();
        return message;
    }

    private static void fill(MimeMessage message, Mail mail) throws MessagingException, IOException {
        if (mail.attachments().isEmpty()) {
            body(message, mail);
            return;
        }
        var all = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body(body, mail);
        all.addBodyPart(body);
        for (var attachment : mail.attachments()) {
            all.addBodyPart(part(attachment));
        }
        message.setContent(all);
    }

    private static void body(Part part, Mail mail) throws MessagingException {
        if (mail.html().isEmpty()) {
            write(mail.text(), "plain", part);
            return;
        }
        var choice = new MimeMultipart("alternative");
        choice.addBodyPart(text(mail.text(), "plain"));
        choice.addBodyPart(text(mail.html().get(), "html"));
        part.setContent(choice);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        write(text, subtype, part);
        return part;
    }

    private static void write(String text, String subtype, Part part) throws MessagingException {
        var bytes = lines(text).getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=UTF-8")));
        part.setHeader("Content-Transfer-Encoding", encoding(bytes));
    }

    /** What is mostly ASCII stays legible as it lies in a file; in other scripts quoted-printable would take three characters for each byte. */
    private static String encoding(byte[] text) {
        var others = 0;
        for (var one : text) {
            others += one < 0 ? 1 : 0;
        }
        return others <= text.length / 2 ? "quoted-printable" : "base64";
    }

    /** Told by name, Jakarta Mail does not search the class path for its encoders at every part of every mail. */
    private static Session session() {
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        return Session.getInstance(new Properties());
    }

    /** Servers mend bare line feeds on the way, and with them break the signature. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    private static MimeBodyPart part(Mail.Attachment attachment) throws MessagingException, IOException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
        part.setFileName(attachment.name());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Jakarta Mail would make up a new id at each saving. */
    private static final class Known extends MimeMessage {

        private final String id;

        Known(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
