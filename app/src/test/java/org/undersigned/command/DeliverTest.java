package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.undersigned.delivery.Deliveries;
import org.undersigned.delivery.Pack;
import org.undersigned.ledger.Ledgers;
import org.undersigned.signature.Signatures;
import org.undersigned.site.Mirrors;
import org.undersigned.verify.Verifier;

class DeliverTest extends HandOver {

    @Test
    void the_pack_is_the_frozen_letter_until_a_new_one_is_asked_for() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        assertThat(deliver("--out", out("one")))
                .containsPattern("Letter BEES-\\d{8}-1 with 1 signature")
                .contains("Signing goes on");
        var first = content("one");

        served.sign("Ada", "full");
        served.awaitCount(2);
        assertThat(deliver("--out", out("two"))).contains("with 1 signature");
        assertThat(content("two")).isEqualTo(first);

        assertThat(deliver("--out", out("three"), "--anew")).contains("with 2 signatures");
        assertThat(Files.readString(folder.resolve("three/signers.csv"))).contains("Sam", "Ada");
    }

    @Test
    void a_new_pack_takes_the_place_of_an_earlier_one_and_nothing_of_that_stays() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("pack"));
        Files.writeString(folder.resolve("pack/signers-2.pdf"), "Somebody erased since");
        served.sign("Ada", "full");
        served.awaitCount(2);

        assertThat(deliver("--out", out("pack"), "--anew")).contains("with 2 signatures");

        assertThat(folder.resolve("pack/signers-2.pdf")).doesNotExist();
        assertThat(Verifier.delivery(folder.resolve("pack"), Optional.empty()).line())
                .startsWith("OK: ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pack"))))
                .isEqualTo("rwx------");
        try (var beside = Files.list(folder)) {
            assertThat(beside.map(it -> it.getFileName().toString())).containsExactlyInAnyOrder("data", "pack");
        }
    }

    @Test
    void what_is_no_pack_of_this_letter_is_left_alone_and_nothing_is_frozen() throws IOException {
        served.sign("Sam", "full");
        deliver("--out", out("pack"));
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/diary.txt"), "Dear diary");
        var delivery = folder.resolve("pack/delivery.json");
        Files.writeString(delivery, Files.readString(delivery).replace("\"bees\"", "\"wasps\""));

        for (var other : List.of("mine", "mine/diary.txt", "pack")) {
            assertThatThrownBy(() -> deliver("--out", out(other), "--anew"))
                    .hasMessageContaining("an earlier pack of bees");
        }

        assertThat(folder.resolve("mine/diary.txt")).hasContent("Dear diary");
        assertThat(Files.readString(delivery)).contains("wasps");
        assertThat(served.count("letter")).isEqualTo(1);
        Files.createDirectories(folder.resolve("empty"));
        var empty = key("empty");
        assertThat(deliver("--out", out("empty"))).contains("with 1 signature");
        assertThat(key("empty")).isEqualTo(empty);
    }

    @Test
    void a_lost_pack_is_made_again_from_the_ledger_it_rests_on_though_another_has_begun() throws IOException {
        for (var name : List.of("Dora", "Carl", "Bea", "Ada")) {
            served.sign(name, "full");
        }
        served.awaitCount(4);
        deliver("--out", out("one"));
        FileSystemUtils.deleteRecursively(folder.resolve("data/packs"));
        served.sign("Sam", "full");
        served.sign("Zoe", "full");
        served.get(Ledgers.class).renew(served.bees(), OptionalInt.empty());
        served.awaitCount(6);

        assertThat(deliver("--out", out("two"))).contains("with 4 signatures");

        assertThat(written("two")).isEqualTo(written("one"));
        assertThat(Verifier.delivery(folder.resolve("two"), Optional.empty()).line())
                .startsWith("OK: ");
    }

    @Test
    void two_who_make_a_lost_pack_again_at_once_have_the_same_whole_one() throws Exception {
        served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("before"));
        FileSystemUtils.deleteRecursively(folder.resolve("data/packs"));
        var both = new CyclicBarrier(2);

        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Pack> each = () -> packAsSoonAs(both);
            var packs = threads.invokeAll(List.of(each, each));
            assertThat(packs.get(0).get().folder()).isEqualTo(packs.get(1).get().folder());
        }

        try (var kept = Files.list(folder.resolve("data/packs"))) {
            assertThat(kept).hasSize(1);
        }
        deliver("--out", out("after"));
        assertThat(written("after")).isEqualTo(written("before"));
        assertThat(Verifier.delivery(folder.resolve("after"), Optional.empty()).line())
                .startsWith("OK: ");
    }

    @Test
    void what_a_killed_run_has_left_is_swept_away_after_a_day_and_not_before() throws IOException {
        served.sign("Sam", "full");
        var packs = folder.resolve("data/packs");
        var killed = Files.createDirectories(packs.resolve("killed.part/log")).getParent();
        var atWork = Files.createDirectories(packs.resolve("at-work.part"));
        Files.writeString(killed.resolve("signers.csv"), "1,Somebody");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(atWork, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

        deliver("--out", out("pack"));

        assertThat(killed).doesNotExist();
        assertThat(atWork).exists();
    }

    @Test
    void the_page_tells_of_those_who_signed_since_though_as_many_left() {
        var sam = served.sign("Sam", "full");
        served.awaitCount(1);
        deliver("--out", out("pack"));
        served.get(Signatures.class).withdraw(sam.substring("/receipts/".length()));
        served.awaitCount(0);
        served.sign("Ada", "full");
        served.awaitCount(1);

        Served.await(() -> served.get(BEES).body().contains("one has signed since"));
    }

    @Test
    void it_says_who_is_not_in_it() {
        served.post(BEES + "/signatures", form(Map.of()));
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("insert into hold select campaign_id, id, 'RATE', now() from signature");

        assertThat(deliver("--out", out("pack"))).contains("Not in it: 1 address not yet confirmed, 1 signature held");
    }

    @Test
    void there_is_no_letter_before_anyone_has_signed() {
        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("Nobody has signed bees yet");
        assertThat(folder.resolve("pack")).doesNotExist();
    }

    @Test
    void a_letter_that_cannot_be_opened_because_people_went_is_not_said_to_be_signed_by_nobody() {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("update signature set personal = null");

        assertThatThrownBy(() -> deliver("--out", out("pack")))
                .hasMessageContaining("was erased while the letter of bees was being written")
                .hasMessageNotContaining("Nobody");
        assertThat(folder.resolve("pack")).doesNotExist();
    }

    @Test
    void a_letter_whose_pack_never_came_about_is_nowhere_said_to_be_delivered() throws IOException {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("update signature set personal = null");
        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("there is no pack yet");
        assertThat(served.count("letter")).isPositive();

        var mirror = Files.createDirectories(folder.resolve("mirror"));
        served.get(Mirrors.class).write(served.bees(), mirror);

        assertThat(mirror.resolve("letter.pdf")).doesNotExist();
        assertThat(mirror.resolve("index.html")).content().doesNotContain("Delivered with");
        assertThat(mirror.resolve("integrity.html")).content().contains("has not been delivered yet");
    }

    @Test
    void once_signers_are_forgotten_there_is_nothing_to_hand_over() {
        served.sign("Ada", "full");
        served.awaitCount(1);
        sql("insert into closing select id, now() - interval '7 months' from campaign");

        assertThatThrownBy(() -> deliver("--out", out("pack"))).hasMessageContaining("closed six months ago or more");
        assertThat(served.count("letter")).isZero();
    }

    /** The other has begun too when the first number is told. */
    private Pack packAsSoonAs(CyclicBarrier bothHaveBegun) {
        var begun = new AtomicBoolean();
        return served.get(Deliveries.class)
                .pack(served.bees(), false, _ -> {
                    if (begun.compareAndSet(false, true)) {
                        await(bothHaveBegun);
                    }
                })
                .orElseThrow();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    /** What is not on paper: each PDF has a number of its own. */
    private Map<String, String> written(String pack) throws IOException {
        var content = content(pack);
        content.keySet().removeIf(name -> name.endsWith(".pdf") || name.equals("MANIFEST.sha256"));
        return content;
    }

    private Map<String, String> content(String pack) throws IOException {
        var content = new java.util.TreeMap<String, String>();
        for (var name : names(pack).toList()) {
            content.put(name, sha256(folder.resolve(pack).resolve(name)));
        }
        return content;
    }

    /** Which folder it is, whatever its name. */
    private Object key(String name) throws IOException {
        return Files.readAttributes(folder.resolve(name), BasicFileAttributes.class)
                .fileKey();
    }
}
