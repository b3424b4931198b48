package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgressTest {

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void everyone_is_told_by_how_far_they_came() {
        bees.stand("Sam", SAM);
        bees.sign("Sam again", SAM);
        bees.sign("Nobody yet", "nobody@example.org");
        var held = aCrowdOfOneClient();

        assertThat(progress()).isEqualTo(new Progress(5, 3, 1, 0));
        bees.signatures().release(bees.campaign().id(), held, "Ada");
        bees.signatures().release(bees.campaign().id(), held, "Ada");

        assertThat(progress()).isEqualTo(new Progress(5, 3, 1, 1));
    }

    @Test
    void confirming_again_is_no_further_step() {
        var link = bees.mailedLinkOf("Sam", SAM);
        bees.confirm(link);
        bees.confirm(link);

        assertThat(progress()).isEqualTo(new Progress(1, 1, 0, 0));
    }

    @Test
    void rows_are_only_appended_so_that_nobody_waits_for_anothers() {
        bees.sign("Sam", SAM);
        bees.sign("Kim", "kim@example.org");

        assertThat(bees.count("progress")).isEqualTo(2);
    }

    @Test
    void the_rows_of_an_hour_become_one_after_a_day() {
        bees.stand("Sam", SAM);
        bees.pass(Duration.ofMinutes(30));
        bees.sign("Kim", "kim@example.org");
        var before = progress();

        bees.keepRetention();
        assertThat(bees.count("progress")).isEqualTo(3);
        bees.pass(Duration.ofHours(25));
        bees.keepRetention();
        bees.keepRetention();

        assertThat(bees.count("progress")).isEqualTo(2);
        assertThat(progress()).isEqualTo(before);
    }

    /** Two from one client; the second is held. */
    private SignatureId aCrowdOfOneClient() {
        var crowd = Bees.client("203.0.113.7");
        for (var who : List.of("one", "two")) {
            bees.signatures().sign(bees.asking(bees.campaign(), who, who + "@example.org", Display.FULL, crowd));
            bees.pass(Duration.ofSeconds(1));
        }
        bees.confirm(bees.mailedLink("one@example.org"));
        return bees.signatures()
                .find(bees.confirm(bees.mailedLink("two@example.org")))
                .orElseThrow()
                .id();
    }

    private static Progress progress() {
        return bees.signatures().progress(bees.campaign().id());
    }
}
