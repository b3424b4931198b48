package org.undersigned.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The mail server that takes our mails, and how to talk to it. {@code tls} is from the first byte; else STARTTLS if offered. */
public record SmtpServer(
        String host, int port, boolean tls, boolean loopback, Optional<Login> login, Duration timeout) {

    /** Who we say that we are; it hides itself. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    /** Reads {@code smtp://user:password@host:587} or {@code smtps://…}; throws {@link MailUnusable}. */
    static SmtpServer of(String url) {
        var uri = parse(url);
        if (uri.getHost() == null || !Set.of("smtp", "smtps").contains(uri.getScheme()) || hasMore(uri)) {
            throw MailUnusable.because("smtp.wrong");
        }
        var host = uri.getHost().replaceAll("[\\[\\]]", "");
        var login = Optional.ofNullable(uri.getRawUserInfo()).map(SmtpServer::login);
        var tls = uri.getScheme().equals("smtps");
        var port = uri.getPort() > 0 ? uri.getPort() : tls ? 465 : login.isPresent() ? 587 : 25;
        return new SmtpServer(host, port, tls, LOOPBACK.contains(host), login, TIMEOUT);
    }

    /** A password crosses a network only encrypted. */
    boolean mustEncrypt() {
        return login.isPresent() && !loopback;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException wrong) {
            // Its message would show the password.
            throw MailUnusable.because("smtp.wrong");
        }
    }

    private static boolean hasMore(URI uri) {
        return !Set.of("", "/").contains(uri.getRawPath())
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getPort() > 65_535
                || uri.getPort() == 0;
    }

    private static Login login(String userInfo) {
        var colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw MailUnusable.because("smtp.wrong");
        }
        return new Login(decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1)));
    }

    private static String decode(String part) {
        // URLDecoder is for forms, where + is a space.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
