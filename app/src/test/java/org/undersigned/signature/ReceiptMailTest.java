package org.undersigned.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A receipt goes to its signer as a file, and never more often than an inbox bears. */
class ReceiptMailTest {

    private static final byte[] RECEIPT = "{\"format\":\"petition-receipt/v1\"}".getBytes(UTF_8);

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void it_is_attached_and_its_link_stands_in_the_text() {
        var secret = bees.stand("Sam", SAM);

        mail(secret);

        var mail = bees.inbox().newest(SAM);
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("receipt.json");
            assertThat(file.content()).isEqualTo(RECEIPT);
        });
        assertThat(bees.inbox().newestLink(SAM)).endsWith("/receipts/" + secret);
        assertThat(mail.text()).doesNotContain("Sam");
    }

    @Test
    void three_go_in_the_first_hour_one_a_day_then_and_six_in_all() {
        var secret = bees.stand("Sam", SAM);
        for (var i = 0; i < 5; i++) {
            mail(secret);
            bees.pass(Duration.ofMinutes(2));
        }
        assertThat(files()).isEqualTo(3);

        for (var day = 0; day < 6; day++) {
            bees.pass(Duration.ofHours(25));
            mail(secret);
            mail(secret);
        }

        assertThat(files()).isEqualTo(6);
    }

    @Test
    void two_clicks_are_one_mail() throws Exception {
        var secret = bees.stand("Sam", SAM);
        var standing = bees.signatures().find(secret).orElseThrow();
        try (var clicks = Executors.newFixedThreadPool(2)) {
            for (var click : List.of(
                    clicks.submit(() -> bees.signatures().mailReceipt(standing, RECEIPT)),
                    clicks.submit(() -> bees.signatures().mailReceipt(standing, RECEIPT)))) {
                click.get();
            }
        }
        bees.answer();
        bees.pass(Duration.ofSeconds(2));
        mail(secret);

        assertThat(files()).isEqualTo(1);
    }

    @Test
    void lost_links_and_files_share_one_limit() {
        var secret = bees.stand("Sam", SAM);
        for (var i = 0; i < 3; i++) {
            bees.signatures().mailReceipt(bees.campaign(), new org.undersigned.mail.EmailAddress(SAM));
            bees.answer();
        }

        mail(secret);

        assertThat(files()).isZero();
    }

    @Test
    void of_an_erased_signature_nothing_is_mailed() {
        var secret = bees.stand("Sam", SAM);
        bees.signatures().erase(secret);

        mail(secret);

        assertThat(files()).isZero();
    }

    private static void mail(String secret) {
        bees.signatures().mailReceipt(bees.signatures().find(secret).orElseThrow(), RECEIPT);
        bees.answer();
    }

    private static long files() {
        return bees.kinds(SAM).stream().filter("receipt-file"::equals).count();
    }
}
