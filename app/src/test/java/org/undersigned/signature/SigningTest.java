package org.undersigned.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undersigned.signature.Bees.SAM;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Publication;

class SigningTest {

    @RegisterExtension
    private static final Bees bees = new Bees();

    @Test
    void only_the_inbox_learns_that_an_address_has_signed() {
        bees.stand("Sam Weaver", SAM);

        var answers = List.of(bees.sign("Sam Weaver", SAM), bees.sign("Mina", "mina@example.org"));
        bees.answer();

        assertThat(answers).containsOnly(new Signing.CheckInbox());
        assertThat(bees.kinds(SAM)).containsExactly("confirmation", "already");
        assertThat(bees.kinds("mina@example.org")).containsExactly("confirmation");
    }

    @Test
    void signing_does_the_same_work_for_every_address() {
        bees.stand("Sam", SAM);
        bees.sign("Pending", "pending@example.org");
        bees.signatures().withdraw(bees.stand("Gone", "gone@example.org"));
        bees.sign("Nobody", "nobody@example.org");
        bees.signatures().disavow(bees.mailedLink("nobody@example.org"));

        var works = List.of("new", "sam", "pending", "gone", "nobody").stream()
                .map(who -> bees.statements().during(() -> bees.sign("Whoever", who + "@example.org")))
                .toList();

        assertThat(works.getFirst()).isNotEmpty();
        assertThat(works).containsOnly(works.getFirst());
    }

    @Test
    void a_first_try_that_is_still_being_committed_is_waited_for_and_found() throws Exception {
        bees.sign("Ada", "ada@example.org");
        var store = bees.get(RequestStore.class);
        var transactions = bees.get(TransactionOperations.class);
        var request = bees.request("Sam", SAM);

        var second = transactions.execute(_ -> {
            assertThat(store.append(List.of(request))).containsExactly(request.id());
            var again = CompletableFuture.supplyAsync(
                    () -> transactions.execute(_ -> store.appendMissing(List.of(request))));
            assertThatThrownBy(() -> again.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return again;
        });

        assertThat(second.get(10, TimeUnit.SECONDS)).containsExactly(request.id());
    }

    @Test
    void no_column_shows_who_asked_or_what_they_typed() {
        bees.sign("Sam Weaver", SAM);

        var rows = String.join("\n", bees.rows());

        for (var typed : List.of("Sam", "Weaver", SAM, "sam@", "example.org", "SW1A", "bumblebees", "198.18.")) {
            assertThat(rows).doesNotContain(typed);
            assertThat(rows).doesNotContain(HexFormat.of().formatHex(typed.getBytes(UTF_8)));
        }
        assertThat(bees.count("request")).isEqualTo(1);
    }

    @Test
    void what_was_agreed_to_is_kept_with_its_words_and_its_time() {
        bees.sign("Sam", SAM, Display.INITIALS);

        var agreed = bees.jdbc().sql("""
                        select a.purpose || ' ' || a.choice || ': ' || w.sentence from request r
                        join agreement a on a.hash = r.agreement
                        join consent_wording w on w.hash = a.wording
                        where r.requested_at = timestamptz '2026-11-24T12:00:00Z'
                        """).query(String.class).list();

        assertThat(agreed)
                .containsExactlyInAnyOrder(
                        "COUNTED on: Count my signature.",
                        "SHOWN INITIALS: Show my name.",
                        "UPDATES on: Tell me more.");
    }

    @Test
    void typing_an_address_uses_nothing_up() {
        for (var i = 0; i < 3; i++) {
            bees.sign("Anyone", SAM);
        }

        assertThat(bees.count("request")).isEqualTo(3);
        assertThat(bees.jdbc()
                        .sql("select count(distinct tag) from request")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void one_mailbox_has_one_tag_however_it_is_spelled() {
        bees.sign("Sam", "Sam.Weaver+bees@Gmail.com");
        bees.sign("Sam", "samweaver@googlemail.com");
        bees.answer();

        assertThat(bees.count("(select distinct tag, address_index from request) one"))
                .isEqualTo(1);
        assertThat(bees.inbox().all())
                .extracting(mail -> mail.to().text())
                .containsExactly("Sam.Weaver+bees@Gmail.com", "samweaver@googlemail.com");
    }

    @Test
    void what_is_not_open_takes_nothing() {
        var unseen = bees.publish("opens: 2027-01-01");
        var over = bees.publish("closes: 2026-01-01");
        bees.close(bees.campaign());

        assertThat(List.of(bees.sign("Sam", SAM), bees.sign(unseen, "Sam", SAM), bees.sign(over, "Sam", SAM)))
                .containsOnly(new Signing.NotOpen());
        assertThat(bees.count("request")).isZero();
    }

    @Test
    void one_who_read_the_campaign_before_it_closed_comes_too_late_all_the_same() {
        var seen = bees.campaign();
        bees.close(seen);

        assertThat(bees.sign(seen, "Sam", SAM)).isEqualTo(new Signing.NotOpen());
        assertThat(bees.count("request")).isZero();
    }

    @Test
    void a_text_that_changed_meanwhile_is_not_signed() {
        var seen = bees.campaign();
        bees.get(Campaigns.class).publish(bees.document("Sow clover."), seen.slug());

        assertThat(bees.sign(seen, "Sam", SAM)).isEqualTo(new Signing.TextChanged());
        assertThat(bees.count("request")).isZero();
        assertThat(bees.count("first_request")).isZero();
    }

    @Test
    void of_a_first_request_and_a_changed_text_only_one_gets_through() throws Exception {
        var outcomes = new TreeSet<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 60; round++) {
                var seen = bees.publish();
                var changed = bees.document("Sow clover.");
                var start = new CyclicBarrier(2);
                var signing = threads.submit(() -> {
                    start.await();
                    return bees.signatures().sign(bees.asking(seen, "Sam", SAM, Display.NONE, Bees.client("10.0.0.1")));
                });
                var publishing = threads.submit(() -> {
                    start.await();
                    return bees.get(Campaigns.class).publish(changed, seen.slug());
                });
                var published = publishing.get() instanceof Publication.Changed;
                var signed = signing.get() instanceof Signing.CheckInbox;
                assertThat(published).as("round %d", round).isNotEqualTo(signed);
                outcomes.add(signed ? "signed" : "changed");
            }
        }
        assertThat(outcomes).isNotEmpty();
    }

    @Test
    void a_request_carries_the_hash_of_the_text_it_signs() {
        bees.sign("Sam", SAM);

        assertThat(bees.jdbc()
                        .sql("select text_hash from request")
                        .query(byte[].class)
                        .single())
                .isEqualTo(bees.campaign().text().hash());
    }

    @Test
    void one_bad_row_never_fails_its_neighbours() {
        var closed = bees.publish();
        bees.close(closed);
        var store = bees.get(RequestStore.class);
        var good = List.of(
                request(bees.campaign().id().value(), 1),
                request(bees.campaign().id().value(), 2));
        var otherText = new Request(
                good.getFirst().campaign(),
                RequestId.at(Bees.NOON),
                Bees.NOON,
                new byte[32],
                new byte[32],
                new byte[16],
                new byte[16],
                null,
                null,
                null,
                () -> new byte[1],
                new byte[32]);
        var batch = List.of(
                good.getFirst(),
                otherText,
                request(closed.id().value(), 3),
                request(4_711, 4),
                good.getFirst(),
                good.getLast());

        var taken = bees.get(TransactionOperations.class).execute(_ -> store.append(batch));

        assertThat(taken)
                .containsExactlyInAnyOrder(good.getFirst().id(), good.getLast().id());
        assertThat(bees.count("request")).isEqualTo(2);
        assertThat(bees.count("request where agreement = decode(repeat('00', 32), 'hex')"))
                .isEqualTo(2);
        assertThat(bees.count("answer_due")).isEqualTo(2);
    }

    @Test
    void signing_waits_for_nobody() throws Exception {
        bees.stand("Sam", SAM);
        try (var other = bees.database().getConnection();
                var statement = other.createStatement();
                var threads = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            for (var table : List.of(
                    "campaign",
                    "wording",
                    "closing",
                    "first_request",
                    "request",
                    "consent",
                    "consent_wording",
                    "agreement",
                    "answer_due",
                    "signature",
                    "standing",
                    "disavowal",
                    "sequencing",
                    "mail",
                    "ledger")) {
                statement.execute("select * from " + table + " for update");
            }

            var signing = threads.submit(() -> bees.sign("Sam", SAM));

            assertThat(signing.get(5, TimeUnit.SECONDS)).isEqualTo(new Signing.CheckInbox());
            other.rollback();
        }
    }

    @Test
    void a_commit_that_the_standby_did_not_answer_for_is_no_yes() {
        bees.jdbc().sql("""
                        create function warn() returns trigger language plpgsql as $$
                        begin
                            raise warning 'canceling wait for synchronous replication' using errcode = '01000';
                            return null;
                        end $$
                        """).update();
        bees.jdbc().sql("""
                        create constraint trigger warned after insert on request deferrable initially deferred
                        for each row execute function warn()
                        """).update();
        try {
            assertThatThrownBy(() -> bees.sign("Sam", SAM)).isInstanceOf(HeuristicCompletionException.class);
        } finally {
            bees.jdbc().sql("drop function warn cascade").update();
        }
        assertThat(bees.sign("Sam", SAM)).isEqualTo(new Signing.CheckInbox());
    }

    @Test
    void a_request_is_numbered_by_its_time() {
        bees.sign("Sam", SAM);
        bees.pass(Duration.ofMillis(1));
        bees.sign("Mina", "mina@example.org");

        assertThat(bees.jdbc()
                        .sql("select requested_at from request order by id")
                        .query(OffsetDateTime.class)
                        .list())
                .isSorted();
    }

    private Request request(long campaign, int tag) {
        return new Request(
                new CampaignId(campaign),
                RequestId.at(Bees.NOON),
                Bees.NOON,
                bees.campaign().text().hash(),
                new byte[] {(byte) tag},
                new byte[16],
                new byte[16],
                null,
                null,
                null,
                () -> new byte[1],
                new byte[32]);
    }
}
