package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.mail.SmtpScript;

class SendTest extends HandOver {

    private SmtpScript server;

    @BeforeEach
    void openServer() throws IOException {
        server = new SmtpScript();
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void the_target_is_mailed_once() {
        served.sign("Ada", "full");
        assertThat(send()).contains("has been mailed to Minister Mina");
        assertThat(send()).contains("It is not mailed twice");

        assertThat(server.messages).hasSize(1);
        assertThat(new String(server.messages.getFirst(), StandardCharsets.UTF_8))
                .contains("A letter to you with one signature, confirmed from an e-mail address.");
        assertThat(server.commands).contains("RCPT TO:<mina@ministry.example>");
    }

    @Test
    void a_line_that_breaks_before_its_answer_is_left_to_a_person() {
        served.sign("Ada", "full");
        server.at(SmtpScript.END, SmtpScript.DROP);

        assertThatThrownBy(this::send).hasMessageContaining("may have reached the target", "--send-again");
        assertThatThrownBy(this::send).hasMessageContaining("--send-again");
        assertThat(server.messages).hasSize(1);

        assertThat(send("--send-again")).contains("has been mailed");
        assertThat(server.messages).hasSize(2);
        assertThat(send("--send-again")).contains("It is not mailed twice");
    }

    @Test
    void so_is_a_try_whose_process_died() {
        served.sign("Ada", "full");
        send();
        sql("update attempt set outcome = null, finished_at = null");

        assertThatThrownBy(this::send).hasMessageContaining("--send-again");
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void a_server_that_will_not_have_it_is_told_and_nothing_was_sent() {
        served.sign("Ada", "full");
        server.at("RCPT", "451 4.2.1 later", "550 5.1.1 nobody");

        assertThatThrownBy(this::send).hasMessageContaining("nothing was sent");
        assertThatThrownBy(this::send).hasMessageContaining("refused the letter");
        assertThat(send()).contains("has been mailed");
    }

    private String send(String... more) {
        variables.put("UNDERSIGNED_SMTP_URL", "smtp://127.0.0.1:" + server.port());
        variables.put("UNDERSIGNED_MAIL_FROM", "bees@host.example");
        return deliver(Stream.concat(Stream.of("--out", out("sent"), "--send"), Stream.of(more))
                .toArray(String[]::new));
    }
}
