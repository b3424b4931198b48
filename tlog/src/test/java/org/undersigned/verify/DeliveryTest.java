package org.undersigned.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.SigningKey;

class DeliveryTest {

    @TempDir
    Path folder;

    private Pack pack;

    @BeforeEach
    void pack() {
        pack = Pack.in(folder);
    }

    @Test
    void a_delivery_is_proven_with_the_given_key() {
        assertThat(Verifier.delivery(folder, Optional.of(Pack.VKEY)).line())
                .isEqualTo("OK: the count behind this letter was 5, at entry 9 of the ledger "
                        + "petitions.example/log/p42, which is whole (size 11): 4 opened, 1 erased, 2 with details; "
                        + "sealed with the given key");
    }

    @Test
    void with_the_key_in_the_file_it_says_so() {
        assertThat(line())
                .startsWith("OK: ")
                .endsWith("sealed with the key in the file (compare it with a published one: --key)");
    }

    @Test
    void another_key_proves_nothing() {
        var other = new SigningKey(Example.ORIGIN, new byte[32]).verifierKey().text();

        assertThat(Verifier.delivery(folder, Optional.of(other)).line())
                .isEqualTo("FAIL: the checkpoint is not sealed with the key " + other);
    }

    @Test
    void manifest_and_details_may_be_absent() {
        pack.remove("MANIFEST.sha256");
        pack.remove("details.ndjson");

        assertThat(line()).contains("0 with details");
    }

    @Test
    void a_changed_file_contradicts_the_manifest() {
        pack.write("letter.txt", Example.LETTER + "!");

        assertThat(line())
                .isEqualTo("FAIL: MANIFEST.sha256, line %d: letter.txt was changed".formatted(lineOf("letter.txt")));
    }

    @Test
    void a_file_that_the_manifest_does_not_name_is_no_part_of_the_delivery() throws IOException {
        for (var name : List.of("more.txt", "log/tile/0/001", "log/MANIFEST.sha256")) {
            pack.write(name, "added");

            assertThat(line())
                    .isEqualTo("FAIL: " + name + " is not in MANIFEST.sha256: it is no part of what was handed over");
            pack.remove(name);
        }
        assertThat(line()).startsWith("OK: ");

        Files.createSymbolicLink(folder.resolve("link"), folder.getParent());
        assertThat(line()).startsWith("FAIL: link is not in MANIFEST.sha256");
    }

    @Test
    void what_a_file_manager_leaves_behind_is_not_held_against_the_delivery() {
        for (var name : List.of(".DS_Store", "log/.DS_Store", ".Trashes/501", "Thumbs.db", "log/desktop.ini")) {
            pack.write(name, "added");

            assertThat(line()).startsWith("OK: ");
        }
    }

    @Test
    void a_pack_may_be_reached_by_a_link() throws IOException {
        var link = Files.createSymbolicLink(folder.resolveSibling("link" + folder.getFileName()), folder);

        assertThat(Verifier.delivery(link, Optional.empty()).line()).startsWith("OK: ");
        Files.delete(link);
    }

    @Test
    void a_manifest_names_each_file_once() {
        var manifest = Bounded.text(folder.resolve("MANIFEST.sha256"), 1 << 20);
        var letter = manifest.lines()
                .filter(it -> it.endsWith("letter.txt"))
                .findFirst()
                .orElseThrow();
        for (var again :
                List.of(letter, letter.replace("letter.txt", "./letter.txt"), letter.replace("le", "log/../le"))) {
            pack.write("MANIFEST.sha256", letter + "\n" + again + "\n");

            assertThat(line()).startsWith("FAIL: MANIFEST.sha256, line 2: ").endsWith("letter.txt stands twice");
        }
    }

    @Test
    void a_manifest_names_no_more_files_and_bytes_than_can_be_read() {
        assertThatThrownBy(() -> new Checksums(folder, 3, Long.MAX_VALUE).check())
                .hasMessage("MANIFEST.sha256, line 3: it names more files than this verifier reads");
        assertThatThrownBy(() -> new Checksums(folder, 1000, 1000).check()).hasMessageEndingWith(" is too long");
        new Checksums(folder, 1000, 100_000).check();
    }

    @Test
    @Timeout(20)
    void a_file_of_nothing_but_holes_is_not_read_to_its_end() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("letter.txt").toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        assertThat(line()).endsWith("letter.txt is too long");

        pack.remove("MANIFEST.sha256");
        assertThat(line()).isEqualTo("FAIL: letter.txt is too long");
    }

    @Test
    void a_manifest_reads_no_files_elsewhere() {
        for (var name : List.of("../secret", "/etc/hostname", "log/../../x", "C:x", "a\u0000b")) {
            pack.write("MANIFEST.sha256", "0".repeat(64) + "  " + name + "\n");

            assertThat(line()).startsWith("FAIL: MANIFEST.sha256, line 1: ");
        }
    }

    @Test
    void another_letter_is_not_the_one_that_was_signed() {
        unsealed("letter.txt", Example.LETTER + "!");

        assertThat(line()).isEqualTo("FAIL: letter.txt is not the letter of delivery.json");
    }

    @Test
    void an_opening_that_is_missing_is_missed() {
        unsealed("openings.ndjson", openings(1, 4, 5));

        assertThat(line()).isEqualTo("FAIL: 3 opened and 1 erased are not 5 signatures");
    }

    @Test
    void an_opening_too_many_is_refused() {
        unsealed("openings.ndjson", openings(1, 4, 5, 6, 2));
        assertThat(line()).contains("line 5: entry 2 did not count at the delivery");

        unsealed("openings.ndjson", openings(1, 4, 5, 3));
        assertThat(line()).contains("line 4: entry 3 did not count at the delivery, or its data is erased");

        unsealed("openings.ndjson", openings(1, 4, 5, 5));
        assertThat(line()).contains("line 4: entry 5 is opened twice");
    }

    @Test
    void an_opening_must_open_its_own_entry() {
        var opening = Pack.opening(5);
        var foreign = new Opening(6, opening.salt(), opening.tag(), opening.details(), opening.confirmedAt());
        unsealed("openings.ndjson", openings(1, 4, 5) + foreign.json() + "\n");

        assertThat(line()).contains("line 4: this does not open entry 6");
    }

    @Test
    void entries_far_outside_the_ledger_are_not_opened() {
        for (var index : List.of("11", "2147483648", "9223372036854775807")) {
            unsealed("openings.ndjson", Pack.opening(1).json().replace("\"index\":1", "\"index\":" + index) + "\n");

            assertThat(line()).contains("entry " + index + " did not count");
        }
    }

    @Test
    void one_address_counts_once() {
        var entries = new ArrayList<>(Pack.entries());
        var again = new Opening(6, Example.salt(6), Example.tag(5), Example.details(6), Example.confirmedAt(6));
        entries.set(6, new Entry.Signature(again.commitment(Example.TEXT_HASH, "p42")).bytes());
        unsealed(
                "delivery.json",
                Pack.delivery(5, 1, Example.checkpoint(entries)).json());
        pack.log(entries);
        pack.write("openings.ndjson", openings(1, 4, 5) + again.json() + "\n");

        assertThat(line()).contains("line 4: the address behind entry 6 is counted twice");
    }

    @Test
    void details_must_be_those_that_were_signed_and_stand_once() {
        unsealed("details.ndjson", new Disclosure(1, Example.detailSalt(1), "{\"name\":\"Ada\"}").json());
        assertThat(line()).contains("line 1: these are not the details that were signed with entry 1");

        unsealed(
                "details.ndjson",
                Pack.lines(List.of(Pack.disclosure(1).json(), Pack.disclosure(1).json())));
        assertThat(line()).contains("line 2: entry 1 is not opened, or its details stand twice");

        unsealed("details.ndjson", Pack.disclosure(2).json());
        assertThat(line()).contains("line 1: entry 2 is not opened");
    }

    @Test
    void counts_that_differ_from_the_ledger_are_refused() {
        unsealed(
                "delivery.json",
                Pack.delivery(6, 1, Example.checkpoint(Pack.entries())).json());
        assertThat(line())
                .isEqualTo("FAIL: entry 9: the ledger does not record this delivery where delivery.json says");

        unsealed(
                "delivery.json",
                Pack.delivery(5, 0, Example.checkpoint(Pack.entries())).json());
        assertThat(line()).isEqualTo("FAIL: delivery.json says 0 erased, the ledger 1");
    }

    @Test
    void the_checkpoint_of_a_delivery_must_cover_it_and_belong_to_the_same_ledger() {
        unsealed(
                "delivery.json",
                Pack.delivery(5, 1, Example.checkpoint(Pack.entries().subList(0, 9)))
                        .json());
        assertThat(line()).isEqualTo("FAIL: the checkpoint of size 9 does not cover entry 9");

        var forked = new ArrayList<>(Pack.entries().subList(0, 10));
        forked.set(4, new Entry.Signature(Example.commitment(77)).bytes());
        unsealed(
                "delivery.json", Pack.delivery(5, 1, Example.checkpoint(forked)).json());
        assertThat(line()).startsWith("FAIL: the ledger of size 11 does not begin with that of size 10");
    }

    @Test
    void the_checkpoint_beside_it_must_cover_it_too() {
        unsealed("checkpoint", Example.checkpoint(Pack.entries().subList(0, 9)).note());

        assertThat(line()).isEqualTo("FAIL: the checkpoint of size 9 does not cover entry 9");
    }

    @Test
    void a_delivery_is_of_the_campaign_whose_ledger_it_is() {
        var entries = new ArrayList<>(Pack.entries());
        for (var signer = 1; signer <= 6; signer++) {
            var commitment = Pack.opening(signer).commitment(Example.TEXT_HASH, "p43");
            entries.set(signer, new Entry.Signature(commitment).bytes());
        }
        unsealed(
                "delivery.json",
                Pack.delivery(5, 1, Example.checkpoint(entries)).json().replace("\"p42\"", "\"p43\""));
        pack.log(entries);

        assertThat(line()).isEqualTo("FAIL: the ledger petitions.example/log/p42 is not one of the campaign p43");
    }

    @Test
    void a_ledger_may_have_grown_since() {
        unsealed(
                "delivery.json",
                Pack.delivery(5, 1, Example.checkpoint(Pack.entries().subList(0, 10)))
                        .json());

        assertThat(line()).startsWith("OK: ");
    }

    @Test
    void every_file_is_needed() {
        pack.remove("MANIFEST.sha256");
        for (var name : List.of("letter.txt", "delivery.json", "openings.ndjson", "checkpoint", "log/checkpoint")) {
            var again = Pack.in(folder);
            again.remove("MANIFEST.sha256");
            again.remove(name);

            assertThat(line()).startsWith("FAIL: ").endsWith("cannot be read");
        }
    }

    @Test
    void names_that_the_locale_cannot_spell_are_not_read() {
        pack.write("MANIFEST.sha256", "0".repeat(64) + "  café.txt\n");

        assertThat(Child.inLocale("C").runs(Main.class, "verify", "delivery", folder.toString()))
                .startsWith("FAIL: MANIFEST.sha256, line 1: ")
                .endsWith(" cannot be read\n");
    }

    @Test
    @Timeout(20)
    void nobody_is_waited_for_at_a_pipe() throws Exception {
        for (var name : List.of("MANIFEST.sha256", "letter.txt", "details.ndjson", "log/checkpoint")) {
            unsealed("README.txt", "");
            var pipe = folder.resolve(name);
            Files.deleteIfExists(pipe);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();

            assertThat(CompletableFuture.supplyAsync(this::line).get(3, TimeUnit.SECONDS))
                    .as(name)
                    .startsWith("FAIL: ")
                    .endsWith("cannot be read");
            Files.delete(pipe);
        }
    }

    @Test
    void only_plain_files_are_read() {
        for (var name : List.of(
                "MANIFEST.sha256",
                "letter.txt",
                "delivery.json",
                "openings.ndjson",
                "details.ndjson",
                "log/checkpoint")) {
            unsealed("README.txt", "");
            if (!name.startsWith("MANIFEST")) {
                pack.remove(name);
            }
            pack.write(name + "/inside", "a folder where a file should be");

            assertThat(line()).as(name).startsWith("FAIL: ").endsWith("cannot be read");
            pack.remove(name + "/inside");
            pack.remove(name);
        }
    }

    private void unsealed(String name, String text) {
        pack = Pack.in(folder);
        pack.remove("MANIFEST.sha256");
        pack.write(name, text);
    }

    private String line() {
        return Verifier.delivery(folder, Optional.empty()).line();
    }

    private long lineOf(String name) {
        return 1
                + Bounded.text(folder.resolve("MANIFEST.sha256"), 1 << 20).lines().toList().stream()
                        .takeWhile(line -> !line.endsWith("  " + name))
                        .count();
    }

    private static String openings(int... signers) {
        var lines = new ArrayList<String>();
        for (var signer : signers) {
            lines.add(Pack.opening(signer).json());
        }
        return Pack.lines(lines);
    }
}
