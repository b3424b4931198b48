package org.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final List<String> NAUGHTY = List.of(
            "",
            "@",
            "@@",
            ".",
            "+",
            "+@",
            "a@",
            "@b.c",
            "sam",
            "sam@",
            "a@b",
            "a@b.",
            "a@.b",
            "a..b@example.org",
            ".a@example.org",
            "a.@example.org",
            "a@example..org",
            "a@-example.org",
            "a@example-.org",
            "a@exam_ple.org",
            "a b@example.org",
            "sam@example.org\r\nBcc: mina@example.org",
            "sam\0@example.org",
            "<sam@example.org>",
            "Sam <sam@example.org>",
            "sam@example.org,mina@example.org",
            "sam@example.org;mina@example.org",
            "\"sam\"@example.org",
            "sam@[127.0.0.1]",
            "sam@127.0.0.1",
            "sam@example.o",
            "sam@example.123",
            "sam@xn--.org",
            "sam@xn--a.org",
            "sam@\u200b",
            "sam@\u3002org",
            "sam@example.org\u3002",
            "sam@\uD800.org",
            "\uD800@example.org",
            "sam@\u202eexample.org",
            "sam\u202e@example.org",
            "sam@\uFF0E.org",
            "sam@example.org.",
            "sam@@example.org",
            "sam@mina@example.org",
            "a".repeat(65) + "@example.org",
            "a@" + "b".repeat(64) + ".org",
            "a@" + "b.".repeat(200) + "org",
            "@".repeat(100_000),
            "a.".repeat(100_000) + "a@example.org",
            "sam@" + "\u00fc".repeat(100_000),
            "sam@\u05d0a.org",
            "sam(comment)@example.org",
            "sam@example.org?subject=x",
            "sam%40example.org",
            "\u212aelvin@example.org",
            "sam@exa\u00a0mple.org",
            "\t \n",
            "sam@ example.org",
            "sam\\@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@example.org",
                "  sam@example.org ",
                "Sam.O'Neil+petition@Example.ORG",
                "x@y.zz",
                "sam@münchen.example",
                "sam@xn--mnchen-3ya.example",
                "sam@пример.рф",
                "sam@example.香港",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "1234@mail.example.co.uk",
                "sam-@a-b.example"
            })
    void an_address_that_can_be_mailed_to_is_one(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::text).contains(text.strip());
        assertThat(EmailAddress.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "sam@example.org\r\nBcc: mina@example.org",
                "sam,mina@example.org",
                "<sam@example.org>",
                "sam smith@example.org",
                ".sam@example.org",
                "sam.@example.org",
                "s..am@example.org",
                "sam@example..org",
                "sam@example.org.",
                "sam@.example.org",
                "sam@127.0.0.1",
                "sam@[127.0.0.1]",
                "sam@example.o",
                "sam@exam_ple.org",
                "sam",
                "",
                "@",
                "sam@"
            })
    void what_cannot_be_mailed_to_is_none(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_fault_has_its_own_reason() {
        assertThat(EmailAddress.fault("sam")).contains(AddressFault.MALFORMED);
        assertThat(EmailAddress.fault("sám@example.org")).contains(AddressFault.NOT_ASCII);
        assertThat(EmailAddress.fault("sam@example")).contains(AddressFault.DOMAIN);
        assertThat(EmailAddress.fault("s".repeat(65) + "@example.org")).contains(AddressFault.TOO_LONG);
        assertThat(EmailAddress.fault("sam@" + "a.".repeat(130) + "org")).contains(AddressFault.TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_can_be_told(AddressFault fault) {
        assertThat(fault.text(Locale.UK)).endsWith(".");
    }

    @Test
    void an_address_is_no_longer_than_a_mail_server_takes_even_in_a_labels() {
        var label = "一墽俲媯凤岡取库嗈悅垺仯妬僡实";
        var domain = String.join(".", label, label, label, label, "example");

        assertThat(EmailAddress.fault("s".repeat(60) + "@" + domain)).contains(AddressFault.TOO_LONG);
    }

    @Test
    void an_address_never_shows_itself() {
        var address = new EmailAddress("sam@example.org");

        assertThat(address.toString()).doesNotContain("sam").doesNotContain("example");
        assertThatThrownBy(() -> new EmailAddress("sam@example")).message().doesNotContain("sam");
    }

    @Test
    void mail_goes_to_the_address_as_typed() {
        assertThat(new EmailAddress("Sam.Smith+bees@MÜNCHEN.example").mailable())
                .isEqualTo("Sam.Smith+bees@xn--mnchen-3ya.example");
    }

    @ParameterizedTest
    @CsvSource({
        "sam@example.org, sam@example.org",
        "SAM@EXAMPLE.ORG, sam@example.org",
        "Sam+bees@example.org, sam@example.org",
        "Sam+bees+more@example.org, sam@example.org",
        "sam.smith@example.org, sam.smith@example.org",
        "s.a.m+bees@gmail.com, sam@gmail.com",
        "S.A.M@GoogleMail.com, sam@gmail.com",
        "+bees@example.org, +bees@example.org",
        "sam@MÜNCHEN.example, sam@xn--mnchen-3ya.example",
        "sam@xn--mnchen-3ya.example, sam@xn--mnchen-3ya.example",
        "sam@mu\u0308nchen.example, sam@xn--mnchen-3ya.example",
        "sam@faß.example, sam@xn--fa-hia.example",
        "sam.+bees@example.org, sam.@example.org",
        "sam@mail.gmail.com, sam@mail.gmail.com"
    })
    void spellings_of_one_mailbox_have_one_normal_form(String typed, String normal) {
        assertThat(new EmailAddress(typed).normal()).isEqualTo(normal);
    }

    @Test
    void no_text_whatever_breaks_the_parser() {
        assertThat(NAUGHTY)
                .allSatisfy(text -> assertThat(EmailAddress.parse(text)).isEmpty());
    }

    @Test
    void the_normal_form_of_a_normal_form_is_itself() {
        var random = new Random(1);
        var found = 0;
        for (var i = 0; i < 200_000; i++) {
            var address = EmailAddress.parse(made(random));
            if (address.isPresent()) {
                var normal = address.get().normal();
                assertThat(NormalForm.of(normal)).isEqualTo(normal);
                found++;
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static String made(Random random) {
        var pieces = List.of(
                "a",
                "B",
                "ü",
                "u\u0308",
                "ß",
                "K",
                "+",
                ".",
                ".",
                "-",
                "_",
                "@",
                "@",
                "gmail.com",
                "googlemail.com",
                "example.org",
                "xn--mnchen-3ya",
                "org",
                "рф",
                "\u3002",
                "\u200d",
                "é",
                "7",
                " ",
                "\uFF21");
        var text = new StringBuilder();
        for (var length = 1 + random.nextInt(7); length > 0; length--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
