package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.vault.Vault;
import org.undersigned.vault.VaultSettings;

@Timeout(60)
class SenderLoopTest {

    @TempDir
    private Path folder;

    private HikariDataSource database;
    private SmtpScript server;
    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    void open() throws Exception {
        // One connection: whoever held it during a conversation would stop everybody else.
        database = MailDatabase.fresh(1);
        server = new SmtpScript();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        database.close();
    }

    @Test
    void mails_leave_by_themselves_while_a_server_runs() throws Exception {
        try (var running = start(true, 1000)) {
            running.getBean(Mails.class).queue(mails(12));

            eventually(() -> server.messages.size() == 12);
        }
        assertThat(server.connections()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_command_that_passes_by_leaves_the_sending_to_the_server() throws Exception {
        try (var passing = start(false, 1000)) {
            passing.getBean(Mails.class).queue(mails(1));
            Thread.sleep(1_000);
            assertThat(server.commands).isEmpty();

            assertThat(passing.getBean(Mails.class).drain()).isTrue();
            assertThat(server.messages).hasSize(1);
        }
    }

    @Test
    void a_mail_whose_answer_was_lost_goes_again_under_the_same_message_id() throws Exception {
        server.at(SmtpScript.END, SmtpScript.DROP);
        try (var running = start(true, 1000)) {
            running.getBean(Mails.class).queue(mails(1));
            eventually(() -> server.messages.size() == 1 && count("attempts = 1") == 1);

            ahead = Duration.ofMinutes(2);
            eventually(() -> server.messages.size() == 2);
        }
        assertThat(server.messages)
                .extracting(SenderLoopTest::messageId)
                .containsOnly(messageId(server.messages.getFirst()));
    }

    @Test
    void a_conversation_that_hangs_holds_up_no_other_mail_and_no_database_connection() throws Exception {
        server.at("RCPT", SmtpScript.HANG);
        try (var running = start(true, 1000)) {
            running.getBean(Mails.class).queue(mails(1));
            eventually(() -> server.commands.stream().anyMatch(command -> command.startsWith("RCPT")));

            running.getBean(Mails.class).queue(mails(10));

            eventually(() -> server.messages.size() == 10);
        }
    }

    @Test
    void when_the_server_is_back_everything_goes() throws Exception {
        server.at("GREETING", "421 not now", "421 not now", "421 not now", "421 not now", "421 not now");
        try (var running = start(true, 1000)) {
            running.getBean(Mails.class).queue(mails(10));
            eventually(() -> server.connections() >= 2);
            assertThat(server.messages).isEmpty();

            eventually(() -> {
                ahead = ahead.plusSeconds(31);
                return server.messages.size() == 10;
            });
        }
    }

    @Test
    void mails_leave_no_faster_than_allowed() throws Exception {
        try (var running = start(true, 10)) {
            running.getBean(Mails.class).queue(mails(100));
            eventually(() -> !server.messages.isEmpty());
            var before = server.messages.size();
            Thread.sleep(1_000);

            assertThat(server.messages.size() - before).isBetween(5, 12);
        }
    }

    @Test
    void stopping_ends_conversations_and_keeps_what_is_unsent() throws Exception {
        try (var running = start(true, 10)) {
            running.getBean(Mails.class).queue(mails(100));
            eventually(() -> server.messages.size() > 2);
        }

        assertThat(server.messages).hasSize(count("sent_at is not null")).hasSizeLessThan(100);
        assertThat(count("sent_at is null and leased_until > now()")).isZero();
    }

    private AnnotationConfigApplicationContext start(boolean sending, int rate) {
        var smtp = new SmtpServer("127.0.0.1", server.port(), false, true, Optional.empty(), Duration.ofSeconds(20));
        var from = new MailSettings.From("Bees", new EmailAddress("post@example.org"));
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(InstantSource.class, () -> () -> Instant.now().plus(ahead));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Vault.class, () -> new Vault(new VaultSettings(folder)));
        context.registerBean(
                MailSettings.class,
                () -> new MailSettings(from, Optional.of(smtp), Optional.empty(), folder, rate, sending));
        context.register(Mailing.class);
        context.refresh();
        return context;
    }

    private int count(String condition) {
        return JdbcClient.create(database)
                .sql("select count(*) from mail where " + condition)
                .query(Integer.class)
                .single();
    }

    private static List<Mail> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Mail.of(
                        UUID.randomUUID(),
                        Vault.HOST,
                        "test",
                        new EmailAddress("signer" + i + "@example.org"),
                        "Hello",
                        "Text"))
                .toList();
    }

    private static String messageId(byte[] message) {
        return new String(message, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(Callable<Boolean> holds) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
