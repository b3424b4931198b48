package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.mail.Mail.Attachment;

class MailTest {

    private static final EmailAddress SAM = new EmailAddress("sam@example.org");
    private static final Mail MAIL = Mail.of(UUID.randomUUID(), 1, "confirmation", SAM, "Hello", "Text");

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: mina@example.org", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\u0085b", "\uD800"})
    void no_field_can_smuggle_in_a_header(String line) {
        assertRefused(() -> Mail.of(UUID.randomUUID(), 1, "confirmation", SAM, line, "Text"));
        assertRefused(() -> Mail.of(UUID.randomUUID(), 1, line, SAM, "Hello", "Text"));
        assertRefused(() -> MAIL.withFrom(line));
        assertRefused(() -> new Attachment(line, "text/plain", new byte[0]));
        assertRefused(() -> new Attachment("a.txt", line, new byte[0]));
        assertRefused(() -> new Attachment("a.txt", "text/plain; charset=" + line, new byte[0]));
    }

    @Test
    void a_mail_has_its_limits() {
        assertRefused(() -> Mail.of(UUID.randomUUID(), 1, "confirmation", SAM, "x".repeat(501), "Text"));
        assertRefused(() -> Mail.of(UUID.randomUUID(), 1, "confirmation", SAM, "Hello", "x".repeat(500_001)));
        assertRefused(() -> MAIL.with(new Attachment("a.pdf", "application/pdf", new byte[(20 << 20) + 1])));
    }

    @Test
    void a_mail_never_shows_what_it_says_or_to_whom() {
        assertThat(MAIL.withReplyTo(new EmailAddress("mina@example.org")).toString())
                .doesNotContain("sam")
                .doesNotContain("mina")
                .doesNotContain("Hello")
                .doesNotContain("Text");
    }

    private static void assertRefused(Runnable making) {
        assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
    }
}
