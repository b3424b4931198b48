package org.undersigned.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs that open every link of a mail before its reader does change nothing; only the button counts, and only once. */
class ScannerTest {

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void a_scanner_that_opens_every_link_ten_times_changes_nothing() {
        var bees = ada.publishes("bees-scanned");
        try (var sam = Sam.onAPhone()) {
            sam.opens(bees);
            sam.signs(Sam.NAME, "my name");
            var mail = sam.inbox.next();

            mail.links().stream().filter(Stage.HOST::isOurs).forEach(ScannerTest::scan);

            assertThat(ada.count("bees-scanned")).isZero();
            assertThat(sam.inbox.all()).hasSize(1);
            sam.opens(mail.link("confirmations"));
            assertThat(sam.button("Confirm my signature").isVisible()).isTrue();
            sam.presses("Confirm my signature");
            sam.awaitsTheSeal();
            ada.awaitsTheCount("bees-scanned", 1);
        }
    }

    @Test
    void a_scanner_takes_nothing_back_either() {
        var bees = ada.publishes("bees-scanned-after");
        try (var sam = Sam.onAPhone()) {
            var receipt = sam.stands(bees, Sam.NAME, "my name");

            for (var action : new String[] {"", "/withdrawal", "/erasure", "/display", "/updates"}) {
                scan(receipt + action);
            }

            sam.opens(receipt);
            assertThat(sam.heading().textContent()).isEqualTo("Thank you, " + Sam.NAME);
            ada.awaitsTheCount("bees-scanned-after", 1);
        }
    }

    @Test
    void pressing_twice_is_pressing_once() {
        var bees = ada.publishes("bees-pressed-twice");
        try (var sam = Sam.onAPhone()) {
            sam.opens(bees);
            sam.signs(Sam.NAME, "my name");
            var link = sam.inbox.next().link("confirmations");

            var first = Stage.HOST.post(link, "");
            var second = Stage.HOST.post(link, "");

            assertThat(first.statusCode()).isEqualTo(303);
            assertThat(second.headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
            Sam.awaitsTheEntry(first.headers().firstValue("Location").orElseThrow());
            ada.awaitsTheCount("bees-pressed-twice", 1);
            sam.opens(link);
            sam.link("See your receipt").click();
            assertThat(sam.awaitsTheSeal()).isPositive();
        }
    }

    private static void scan(String link) {
        IntStream.range(0, 10).forEach(_ -> {
            assertThat(Stage.HOST.get(link).statusCode()).isIn(200, 404, 405);
            assertThat(Stage.HOST.send("HEAD", link, "").statusCode()).isIn(200, 404, 405);
        });
    }
}
