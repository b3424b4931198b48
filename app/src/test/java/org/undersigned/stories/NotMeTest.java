package org.undersigned.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever types somebody else's address gets nothing counted, and takes nothing from its holder. */
class NotMeTest {

    private final Ada ada = new Ada(Stage.HOST);

    @Test
    void the_holder_sees_what_would_be_counted_and_says_that_it_was_not_them() {
        var bees = ada.publishes("bees-not-me");
        try (var sam = Sam.onAPhone()) {
            aStrangerTypes(bees, "Sam the Fool", sam.email);
            var mail = sam.inbox.next();
            sam.opens(mail.link("confirmations"));
            assertThat(sam.reads()).contains("Sam the Fool");

            sam.presses("This wasn't me");

            assertThat(sam.heading()).hasText("Nothing was counted");
            sam.opens(mail.link("confirmations"));
            assertThat(sam.heading()).hasText("You said that this wasn't you");
            assertThat(sam.reads()).doesNotContain("the Fool");
            assertThat(ada.count("bees-not-me")).isZero();
        }
    }

    @Test
    void after_saying_so_no_more_mail_comes_until_the_holder_asks_for_it() {
        var bees = ada.publishes("bees-not-me-again");
        try (var sam = Sam.onAPhone();
                var neighbour = Sam.onAPhone()) {
            aStrangerTypes(bees, "Sam the Fool", sam.email);
            sam.opens(sam.inbox.next().link("confirmations"));
            sam.presses("This wasn't me");
            aStrangerTypes(bees, "Sam the Fool", sam.email);
            neighbour.opens(bees);
            neighbour.signs("Nia", "nothing, just count me");
            neighbour.inbox.next();
            assertThat(sam.inbox.all()).hasSize(1);

            sam.presses("Let me sign");

            assertThat(sam.path()).isEqualTo(bees + "#sign");
            sam.signs(Sam.NAME, "my name");
            sam.confirms();
            assertThat(sam.heading()).hasText("Thank you, " + Sam.NAME);
            sam.awaitsTheSeal();
            ada.awaitsTheCount("bees-not-me-again", 1);
        }
    }

    @Test
    void the_holder_signs_anew_whatever_was_typed_before() {
        try (var sam = Sam.onAPhone()) {
            aStrangerTypes(Stage.BEES, "Sam the Fool", sam.email);
            var strangers = sam.inbox.next();

            sam.stands(Stage.BEES, Sam.NAME, "my name");

            sam.opens(strangers.link("confirmations"));
            assertThat(sam.heading()).hasText("Your signature counts");
            assertThat(sam.button("Confirm my signature").count()).isZero();
            sam.opensUntil(Stage.BEES, ".signers__name >> nth=0", Sam.NAME::equals);
        }
    }

    private static void aStrangerTypes(String campaign, String name, String email) {
        var form = "name=%s&email=%s&display=full&agree=on".formatted(encoded(name), encoded(email));
        assertThat(Stage.HOST.post(campaign + "/signatures", form).statusCode()).isEqualTo(303);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
