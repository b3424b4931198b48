package org.undersigned.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to the mail server, which knows how far a mail has got: a refusal means another thing at each stage (RFC
 * 5321 §3.3, §4.2), and a line that breaks after the last dot leaves us not knowing.
 */
final class SmtpLine extends SMTPTransport {

    private enum Stage {
        SERVER,
        SENDER,
        RECIPIENT,
        CONTENT,
        END
    }

    private static final Set<Integer> ABOUT_US = Set.of(503, 530, 534, 535, 538);
    private static final int CLOSING = 421;
    private static final int TOO_LARGE = 552;
    private static final Pattern ENHANCED =
            Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final SmtpServer server;
    private Stage stage = Stage.SERVER;
    private boolean stale;
    private long usedAt;

    SmtpLine(SmtpServer server, Session session) {
        super(session, null, "smtp", server.tls());
        this.server = server;
    }

    /** Connects, encrypts and signs in as the settings say. */
    Outcome open() {
        try {
            var login = server.login();
            connect(
                    server.host(),
                    server.port(),
                    login.map(SmtpServer.Login::user).orElse(null),
                    login.map(SmtpServer.Login::password).orElse(null));
            return new Outcome.Accepted();
        } catch (AuthenticationFailedException _) {
            return new Outcome.Deferred(answered() ? code() : "login", true);
        } catch (MessagingException trouble) {
            return new Outcome.Deferred(answered() ? code() : obstacle(trouble), true);
        }
    }

    Outcome send(MimeMessage message, Address to) {
        try {
            sendMessage(message, new Address[] {to});
            usedAt = System.nanoTime();
            return new Outcome.Accepted();
        } catch (MessagingException trouble) {
            stale = stage == Stage.SENDER && (!answered() || getLastReturnCode() == CLOSING);
            return outcome(trouble);
        }
    }

    /** Whether the server had hung up on us before this mail: a new line may fare better. */
    boolean wasStale() {
        return stale;
    }

    boolean isFresh() {
        return System.nanoTime() - usedAt < FRESH.toNanos();
    }

    void hangUp() {
        try {
            close();
        } catch (MessagingException _) {
            // It is gone, which is what we wanted.
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        stage = Stage.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.CONTENT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.END;
        super.finishData();
    }

    private Outcome outcome(MessagingException trouble) {
        if (!answered()) {
            return stage == Stage.END
                    ? new Outcome.Unknown()
                    : new Outcome.Deferred(obstacle(trouble), stage == Stage.SENDER);
        }
        var reply = getLastReturnCode();
        var aboutUs = ABOUT_US.contains(reply) || stage == Stage.SENDER && reply != TOO_LARGE;
        return reply >= 500 && !aboutUs ? new Outcome.Refused(code()) : new Outcome.Deferred(code(), aboutUs);
    }

    /** Whether the server's last word was a no: else the line broke, or what came was no SMTP. */
    private boolean answered() {
        return getLastReturnCode() >= 400 && getLastReturnCode() <= 599;
    }

    /** The numbers alone: the words of a server like to repeat the address. */
    private String code() {
        var enhanced = ENHANCED.matcher(getLastServerResponse());
        return getLastReturnCode() + (enhanced.matches() ? " " + enhanced.group(1) : "");
    }

    private String obstacle(MessagingException trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return "tls";
            }
            if (at instanceof SocketTimeoutException) {
                return "timeout";
            }
        }
        // It greeted us, offers no STARTTLS, and the password stays with us.
        return stage == Stage.SERVER && server.mustEncrypt() && !isSSL() && getLastReturnCode() == 250
                ? "tls"
                : "connection";
    }
}
