package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.mail.Outcome.Accepted;
import org.undersigned.mail.Outcome.Deferred;
import org.undersigned.mail.Outcome.Refused;
import org.undersigned.mail.Outcome.Unknown;
import org.undersigned.mail.SmtpServer.Login;

@Timeout(30)
class SmtpTransportTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final Login LOGIN = new Login("post", "secret");

    @Test
    void a_real_server_takes_a_mail_after_login_over_tls() throws Exception {
        var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        greenMail.setUser("post@example.org", "post", "secret");
        greenMail.getUserManager().setAuthRequired(true);
        greenMail.start();
        try {
            var server = new SmtpServer(
                    "127.0.0.1",
                    greenMail.getSmtps().getPort(),
                    true,
                    true,
                    Optional.of(LOGIN),
                    Duration.ofSeconds(10));

            assertThat(transport(server).send(mail())).isEqualTo(new Accepted());
            assertThat(greenMail.getReceivedMessages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Grüße"));
        } finally {
            stop(greenMail.getSmtps());
        }
    }

    @Test
    void a_real_server_that_does_not_know_us_defers_every_mail() throws Exception {
        var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.setUser("post@example.org", "post", "another");
        greenMail.start();
        try {
            var server = new SmtpServer(
                    "127.0.0.1",
                    greenMail.getSmtp().getPort(),
                    false,
                    true,
                    Optional.of(LOGIN),
                    Duration.ofSeconds(10));

            assertThat(transport(server).send(mail())).isEqualTo(new Deferred("535 5.7.8", true));
        } finally {
            stop(greenMail.getSmtp());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 too busy,            421,        true",
        "GREETING, 554 no service,          554,        true",
        "GREETING, DROP,                    connection, true",
        "GREETING, HANG,                    timeout,    true",
        "GREETING, HTTP/1.1 400 Bad Request,connection, true",
        "EHLO,     HANG,                    timeout,    true",
        "EHLO,     DROP,                    connection, true",
        "MAIL,     451 4.3.0 later,         451 4.3.0,  true",
        "MAIL,     550 5.7.1 not you,       550 5.7.1,  true",
        "MAIL,     530 5.7.0 log in first,  530 5.7.0,  true",
        "MAIL,     HANG,                    timeout,    true",
        "RCPT,     450 4.2.0 greylisted,    450 4.2.0,  false",
        "RCPT,     451 4.3.0 sam@example.org later, 451 4.3.0, false",
        "RCPT,     452 full,                452,        false",
        "RCPT,     421 closing,             421,        false",
        "RCPT,     530 5.7.0 log in first,  530 5.7.0,  true",
        "RCPT,     503 what,                503,        true",
        "RCPT,     HANG,                    timeout,    false",
        "RCPT,     DROP,                    connection, false",
        "RCPT,     blah,                    connection, false",
        "DATA,     451 4.3.0 later,         451 4.3.0,  false",
        "DATA,     HANG,                    timeout,    false",
        "DATA,     DROP,                    connection, false",
        "'.',      451 4.3.0 later,         451 4.3.0,  false",
        "'.',      421 4.3.0 closing,       421 4.3.0,  false"
    })
    void what_may_pass_is_deferred(String stage, String answer, String code, boolean everyone) throws Exception {
        try (var server = new SmtpScript().at(stage, answer)) {
            assertThat(transport(server).send(mail())).isEqualTo(new Deferred(code, everyone));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 552 5.3.4 too large,                     552 5.3.4",
        "RCPT, 550 5.1.1 <sam@example.org> unknown,     550 5.1.1",
        "RCPT, 550-5.1.1 nobody,                        550 5.1.1",
        "RCPT, 550 no such user,                        550",
        "RCPT, 552 5.2.2 mailbox full,                  552 5.2.2",
        "RCPT, 599 never,                               599",
        "DATA, 554 no,                                  554",
        "'.',  554 5.7.1 spam,                          554 5.7.1"
    })
    void what_will_not_change_is_refused_and_only_its_numbers_are_kept(String stage, String answer, String code)
            throws Exception {
        var lines = answer.startsWith("550-") ? answer + "\r\n550 5.1.1 here" : answer;
        try (var server = new SmtpScript().at(stage, lines)) {
            assertThat(transport(server).send(mail())).isEqualTo(new Refused(code));
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP", "HANG", "blah"})
    void a_line_that_breaks_after_the_last_dot_leaves_us_not_knowing(String answer) throws Exception {
        try (var server = new SmtpScript().at(SmtpScript.END, answer)) {
            assertThat(transport(server).send(mail())).isEqualTo(new Unknown());
            assertThat(server.messages).hasSize(1);
        }
    }

    @Test
    void no_server_at_all_defers_every_mail() throws Exception {
        int nobody;
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = listener.getLocalPort();
        }

        assertThat(transport(server(nobody, true, Optional.empty())).send(mail()))
                .isEqualTo(new Deferred("connection", true));
    }

    @Test
    void several_mails_share_a_line() throws Exception {
        try (var server = new SmtpScript()) {
            var transport = transport(server);
            for (var i = 0; i < 5; i++) {
                assertThat(transport.send(mail())).isEqualTo(new Accepted());
            }

            assertThat(server.messages).hasSize(5);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP", "421 4.7.0 too many on this line"})
    void a_line_that_the_server_has_closed_meanwhile_is_replaced(String answer) throws Exception {
        try (var server = new SmtpScript().at("MAIL", "250 ok", answer)) {
            var transport = transport(server);

            assertThat(transport.send(mail())).isEqualTo(new Accepted());
            assertThat(transport.send(mail())).isEqualTo(new Accepted());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_refusal_does_not_spoil_the_next_mail() throws Exception {
        try (var server = new SmtpScript().at("RCPT", "550 5.1.1 unknown")) {
            var transport = transport(server);

            assertThat(transport.send(mail())).isInstanceOf(Refused.class);
            assertThat(transport.send(mail())).isEqualTo(new Accepted());
        }
    }

    @Test
    void starttls_comes_before_the_password() throws Exception {
        try (var server = new SmtpScript("STARTTLS", "AUTH PLAIN LOGIN")) {
            assertThat(transport(server(server.port(), true, Optional.of(LOGIN)))
                            .send(mail()))
                    .isEqualTo(new Accepted());
            assertThat(server.encryptedLogins).containsExactly(true);
        }
    }

    @Test
    void a_distant_server_without_starttls_gets_no_password() throws Exception {
        try (var server = new SmtpScript("AUTH PLAIN LOGIN")) {
            assertThat(transport(server(server.port(), false, Optional.of(LOGIN)))
                            .send(mail()))
                    .isEqualTo(new Deferred("tls", true));
            assertThat(server.encryptedLogins).isEmpty();
        }
    }

    @Test
    void a_distant_server_whose_certificate_nobody_vouches_for_gets_no_password() throws Exception {
        try (var server = new SmtpScript("STARTTLS", "AUTH PLAIN LOGIN")) {
            assertThat(transport(server(server.port(), false, Optional.of(LOGIN)))
                            .send(mail()))
                    .isEqualTo(new Deferred("tls", true));
            assertThat(server.encryptedLogins).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"535 5.7.8 wrong, 535 5.7.8", "454 4.7.0 later, 454 4.7.0"})
    void a_login_that_fails_is_everyones_trouble(String answer, String code) throws Exception {
        try (var server = new SmtpScript("AUTH PLAIN").at("AUTH", answer)) {
            assertThat(transport(server(server.port(), true, Optional.of(LOGIN)))
                            .send(mail()))
                    .isEqualTo(new Deferred(code, true));
        }
    }

    @Test
    void a_line_of_one_dot_does_not_end_a_mail() throws Exception {
        try (var server = new SmtpScript()) {
            var mail = Mail.of(
                    UUID.randomUUID(), 1, "test", new EmailAddress("sam@example.org"), "Dots", "one\n.\n..two\n");

            assertThat(transport(server).send(mail)).isEqualTo(new Accepted());
            assertThat(new String(server.messages.getFirst(), StandardCharsets.US_ASCII))
                    .endsWith("\r\n\r\none\r\n.\r\n..two\r\n");
        }
    }

    /** Without waiting: over TLS it waits for the end of lines that the transport keeps for the next mail. */
    private static void stop(AbstractServer real) {
        Thread.ofPlatform().daemon().start(real::stopService);
    }

    private static Transport transport(SmtpScript script) {
        return transport(server(script.port(), true, Optional.empty()));
    }

    private static SmtpServer server(int port, boolean loopback, Optional<Login> login) {
        return new SmtpServer("127.0.0.1", port, false, loopback, login, Duration.ofMillis(700));
    }

    private static Transport transport(SmtpServer server) {
        var settings = new MailSettings(
                new MailSettings.From("Bees", new EmailAddress("post@example.org")),
                Optional.of(server),
                Optional.empty(),
                Path.of("unused"),
                100,
                true);
        return new SmtpTransport(server, settings, new Composer(settings, CLOCK));
    }

    private static Mail mail() {
        return Mail.of(UUID.randomUUID(), 1, "test", new EmailAddress("sam@example.org"), "Grüße", "Hello");
    }
}
