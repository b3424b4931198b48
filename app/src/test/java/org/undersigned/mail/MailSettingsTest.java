package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    @TempDir
    private Path data;

    @Test
    void without_a_server_mails_become_files_in_the_data_folder() {
        var settings = MailSettings.of(Map.of("UNDERSIGNED_SMTP_URL", " "), data);

        assertThat(settings.smtp()).isEmpty();
        assertThat(settings.folder()).isEqualTo(data.resolve("mail"));
        assertThat(settings.sending()).isTrue();
        assertThat(settings.withoutSending().sending()).isFalse();
    }

    @Test
    void a_server_is_named_by_its_url() {
        var server = smtp("smtp://sam%40example.org:a+b%3Ac%2Fd@mail.example.org:2525");

        assertThat(server.host()).isEqualTo("mail.example.org");
        assertThat(server.port()).isEqualTo(2525);
        assertThat(server.tls()).isFalse();
        assertThat(server.mustEncrypt()).isTrue();
        assertThat(server.login()).contains(new SmtpServer.Login("sam@example.org", "a+b:c/d"));
    }

    @Test
    void a_port_left_out_is_the_usual_one() {
        assertThat(smtp("smtps://u:p@mail.example.org").port()).isEqualTo(465);
        assertThat(smtp("smtps://u:p@mail.example.org").tls()).isTrue();
        assertThat(smtp("smtp://u:p@mail.example.org").port()).isEqualTo(587);
        assertThat(smtp("smtp://localhost").port()).isEqualTo(25);
    }

    @Test
    void only_this_machine_hears_a_password_in_the_clear() {
        assertThat(smtp("smtp://u:p@localhost").mustEncrypt()).isFalse();
        assertThat(smtp("smtp://u:p@[::1]:25").mustEncrypt()).isFalse();
        assertThat(smtp("smtp://u:p@localhost.example.org").mustEncrypt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://u:secret@mail.example.org",
                "smtp://",
                "smtp://u:secret@",
                "smtp://u:sec ret@mail.example.org",
                "smtp://u:secret@mail.example.org:99999",
                "smtp://u:secret@mail.example.org:x",
                "smtp://u@mail.example.org",
                "smtp://:secret@mail.example.org",
                "smtp://u:secret@mail.example.org/path",
                "smtp://u:secret@mail.example.org?tls=no",
                "smtp://u:sec%zzret@mail.example.org",
                "smtp:mail.example.org",
                "smtp://u:sec@ret@mail.example.org",
                "smtp://u:secret@a b",
                ":"
            })
    void a_wrong_url_is_refused_in_one_line_that_keeps_the_password(String url) {
        assertThatThrownBy(() -> smtp(url))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining("UNDERSIGNED_SMTP_URL")
                .message()
                .doesNotContain("\n")
                .doesNotContain("secret");
    }

    @Test
    void settings_do_not_show_the_password() {
        assertThat(smtp("smtp://sam:secret@mail.example.org").toString())
                .doesNotContain("secret")
                .doesNotContain("sam");
    }

    @Test
    void the_sender_is_an_address_or_a_name_and_an_address() {
        assertThat(from("Bees & Co <post@example.org>"))
                .isEqualTo(new MailSettings.From("Bees & Co", new EmailAddress("post@example.org")));
        assertThat(from("\"Bees, Inc.\" <post@example.org>").name()).isEqualTo("Bees, Inc.");
        assertThat(from("post@example.org")).isEqualTo(new MailSettings.From("", new EmailAddress("post@example.org")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "post",
                "Bees <post>",
                "Bees <post@example.org",
                "Bees post@example.org",
                "a\r\nb <post@example.org>"
            })
    void a_wrong_sender_is_refused(String from) {
        assertThatThrownBy(() -> from(from))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining("UNDERSIGNED_MAIL_FROM");
    }

    @Test
    void a_server_needs_a_sender() {
        assertThatThrownBy(() -> MailSettings.of(Map.of("UNDERSIGNED_SMTP_URL", "smtp://localhost"), data))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining("UNDERSIGNED_MAIL_FROM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "99999"})
    void a_wrong_rate_is_refused(String rate) {
        assertThatThrownBy(() -> MailSettings.of(Map.of("UNDERSIGNED_MAIL_RATE", rate), data))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining("UNDERSIGNED_MAIL_RATE");
    }

    @Test
    void a_dkim_key_is_read_as_pem_or_der() throws Exception {
        var key = key(2048);
        var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";

        assertThat(dkim(file("dkim.pem", pem.getBytes())).domain()).isEqualTo("example.org");
        assertThat(dkim(file("dkim.der", key)).key().getModulus().bitLength()).isEqualTo(2048);
        assertThat(dkim(file("dkim.der", key)).toString()).isEqualTo("DkimKey[mail2026._domainkey.example.org]");
    }

    @Test
    void a_dkim_key_that_cannot_sign_refuses_the_start() throws Exception {
        assertKeyRefused(data.resolve("missing.pem"));
        assertKeyRefused(data);
        assertKeyRefused(file("empty", new byte[0]));
        assertKeyRefused(file("weak", key(512)));
        assertKeyRefused(file("text", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----".getBytes()));
    }

    @Test
    void dkim_needs_all_three() {
        assertThatThrownBy(() -> MailSettings.of(Map.of("UNDERSIGNED_DKIM_DOMAIN", "example.org"), data))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining("UNDERSIGNED_DKIM_SELECTOR");
    }

    private SmtpServer smtp(String url) {
        return MailSettings.of(Map.of("UNDERSIGNED_SMTP_URL", url, "UNDERSIGNED_MAIL_FROM", "post@example.org"), data)
                .smtp()
                .orElseThrow();
    }

    private MailSettings.From from(String text) {
        return MailSettings.of(Map.of("UNDERSIGNED_MAIL_FROM", text), data).from();
    }

    private DkimKey dkim(Path file) {
        var environment = new HashMap<String, String>();
        environment.put("UNDERSIGNED_DKIM_KEY_FILE", file.toString());
        environment.put("UNDERSIGNED_DKIM_SELECTOR", "mail2026");
        environment.put("UNDERSIGNED_DKIM_DOMAIN", "Example.org");
        return MailSettings.of(environment, data).dkim().orElseThrow();
    }

    private void assertKeyRefused(Path file) {
        assertThatThrownBy(() -> dkim(file))
                .isInstanceOf(MailUnusable.class)
                .hasMessageContaining(file.toString())
                .message()
                .doesNotContain("\n");
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(data.resolve(name), content);
    }

    private static byte[] key(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }
}
