package org.undersigned.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Hands mails to the host's mail server, over lines that stay open while there is more to say. */
final class SmtpTransport implements Transport {

    private final SmtpServer server;
    private final Composer composer;
    private final Session session;
    private final ConcurrentLinkedDeque<SmtpLine> idle = new ConcurrentLinkedDeque<>();

    SmtpTransport(SmtpServer server, MailSettings settings, Composer composer) {
        this.server = server;
        this.composer = composer;
        this.session =
                Session.getInstance(properties(server, settings.from().address().domain()));
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(composer.compose(mail)));
            return send(message, new InternetAddress(mail.to().mailable()));
        } catch (MessagingException ours) {
            throw new IllegalStateException("a mail of ours cannot be read back", ours);
        }
    }

    @Override
    public void tidy() {
        idle.removeIf(line -> {
            if (line.isFresh()) {
                return false;
            }
            line.hangUp();
            return true;
        });
    }

    private Outcome send(MimeMessage message, InternetAddress to) {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            if (!line.isFresh()) {
                line.hangUp();
                continue;
            }
            var outcome = sendOver(line, message, to);
            if (!line.wasStale()) {
                return outcome;
            }
        }
        var line = new SmtpLine(server, session);
        var opened = line.open();
        return opened instanceof Outcome.Accepted ? sendOver(line, message, to) : opened;
    }

    private Outcome sendOver(SmtpLine line, MimeMessage message, InternetAddress to) {
        var outcome = line.send(message, to);
        if (outcome instanceof Outcome.Accepted) {
            idle.push(line);
        } else {
            line.hangUp();
        }
        return outcome;
    }

    private static Properties properties(SmtpServer server, String ourName) {
        var timeout = Long.toString(server.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", ourName);
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(server.mustEncrypt()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", Boolean.toString(!server.loopback()));
        if (server.loopback()) {
            // Nobody stands between us and this machine, and its certificate is often its own.
            properties.setProperty("mail.smtp.ssl.trust", server.host());
        }
        return properties;
    }
}
