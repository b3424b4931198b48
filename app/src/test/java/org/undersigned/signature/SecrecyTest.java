package org.undersigned.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undersigned.mail.EmailAddress;
import org.undersigned.mail.Outcome;
import org.undersigned.review.Reviews;

/** One whole life of the campaign, with everything written down that is logged, even at TRACE, and all that is stored. */
class SecrecyTest {

    private static final List<String> PEOPLE = List.of("Zebedee", "Quillfeather", "Ottoline", "Umberhulk");
    private static final List<String> ADDRESSES = List.of("zebedee@", "ottoline@", "quarrel.example", "198.18.");

    private static Bees bees;
    private static List<String> logged = List.of();
    private static List<String> stored = List.of();

    @BeforeAll
    static void live() {
        bees = new Bees();
        bees.beginAnew("closes: 2026-12-01");
        try (var log = new Log("org", Level.TRACE)) {
            liveAndLetGo();
            logged = log.lines();
        }
    }

    @AfterAll
    static void close() {
        bees.close();
    }

    @Test
    void no_name_and_no_address_stands_in_any_log_line() {
        assertThat(logged).hasSizeGreaterThan(100);

        assertThat(logged).noneMatch(line -> PEOPLE.stream().anyMatch(line::contains));
        assertThat(logged).noneMatch(line -> ADDRESSES.stream().anyMatch(line.toLowerCase()::contains));
    }

    @Test
    void no_name_and_no_address_stands_in_any_row() {
        assertThat(stored).hasSizeGreaterThan(20);

        for (var what : List.of(PEOPLE, ADDRESSES)) {
            assertThat(stored).noneMatch(row -> what.stream().anyMatch(row.toLowerCase()::contains));
            assertThat(stored)
                    .noneMatch(row -> what.stream()
                            .map(it -> HexFormat.of().formatHex(it.getBytes(UTF_8)))
                            .anyMatch(row::contains));
        }
    }

    private static void liveAndLetGo() {
        bees.inbox().answering(new Outcome.Deferred("421", false), new Outcome.Refused("550 5.1.1"));
        bees.sign("Zebedee Quillfeather", "zebedee@quarrel.example");
        bees.sign("Ottoline Umberhulk", "ottoline@quarrel.example");
        bees.answer();
        bees.pass(Duration.ofDays(1));
        bees.sign("Ottoline Umberhulk", "ottoline@quarrel.example");
        var first = bees.stand("Zebedee Quillfeather", "zebedee+x@quarrel.example");
        bees.signatures().disavow(bees.mailedLink("ottoline@quarrel.example"));
        bees.signatures().choose(first, Consent.toBeShown(Display.NONE, "Show nothing."));
        bees.signatures().mailReceipt(bees.campaign(), new EmailAddress("zebedee@quarrel.example"));
        bees.answer();
        bees.jdbc()
                .sql("update request set personal = '\\x00' where id = (select max(id::text)::uuid from request)")
                .update();
        stored = bees.rows();
        bees.signatures().withdraw(first);
        var second = bees.stand("Zebedee Quillfeather", "zebedee@quarrel.example");
        var held = bees.get(Reviews.class).held(bees.campaign().id());
        bees.get(Reviews.class)
                .release(bees.campaign().id(), held.stream().map(Held::id).toList(), "Ada");
        bees.signatures().erase(second);
        bees.pass(Duration.ofDays(300));
        bees.keepRetention();
    }
}
