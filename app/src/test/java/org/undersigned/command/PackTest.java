package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.Campaigns;
import org.undersigned.ledger.Ledgers;
import org.undersigned.letter.PaperCode;
import org.undersigned.letter.PaperText;
import org.undersigned.signature.Signatures;

/** What lies in a pack. */
class PackTest extends HandOver {

    @Test
    void the_letter_carries_its_checkpoint_in_print_and_in_a_code_and_says_where_the_record_is() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var checkpoint = Files.readString(folder.resolve("pack/checkpoint"));
        var letter = folder.resolve("pack/letter.pdf");

        assertThat(PaperCode.read(letter)).isEqualTo(checkpoint);
        var text = String.join("", PaperText.lines(letter)).replace(" ", "");
        assertThat(checkpoint.lines().map(line -> line.replace(" ", "")))
                .allSatisfy(line -> assertThat(text).contains(line));
        assertThat(text)
                .contains("/campaigns/bees/integrity", "java-Xmx448m-jartlog.jarverifydeliveryFOLDER--keyKEY")
                .doesNotContain("erased");
    }

    @Test
    void the_list_follows_the_order_of_signing_and_tells_what_each_agreed_to_show() throws IOException {
        for (var name : List.of("Dora", "Carl", "Bea Beam", "=cmd()", "Ada")) {
            served.sign(name, name.equals("Carl") ? "none" : name.startsWith("Bea") ? "initials" : "full");
        }
        served.awaitCount(5);
        // The ledger mixes those that it takes at once.
        sql("update entry set ordinal = 6 - ordinal where ordinal is not null");

        deliver("--out", out("pack"));

        var lines = Files.readAllLines(folder.resolve("pack/signers.csv"));
        assertThat(lines.getFirst()).isEqualTo("number,name");
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst("^\\d,", "")))
                .containsExactly("Dora", "", "B. B.", "'=cmd()", "Ada");
        assertThat(lines.stream().skip(1).map(line -> line.charAt(0)))
                .containsExactlyInAnyOrder('1', '2', '3', '4', '5');
    }

    @Test
    void the_manifest_holds_the_fingerprint_of_every_file() throws Exception {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var manifest = Files.readAllLines(folder.resolve("pack/MANIFEST.sha256"));
        var expected = new ArrayList<String>();
        for (var name : names("pack").filter(it -> !it.startsWith("MANIFEST")).toList()) {
            expected.add(sha256(folder.resolve("pack").resolve(name)) + "  " + name);
        }
        assertThat(manifest).containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void its_readme_tells_how_to_check_it_and_what_that_proves() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        var key = served.get(Ledgers.class)
                .latest(served.bees().id())
                .orElseThrow()
                .verifierKey();
        var readme = Files.readString(folder.resolve("pack/README.txt"));
        assertThat(readme)
                .contains("java -Xmx448m -jar ../tlog.jar verify delivery . --key " + key, "One person has signed it")
                .contains("every one is opened here", "/campaigns/bees/integrity")
                .doesNotContain("''", "{", "SENT BY");
        for (var name : names("pack").filter(it -> !it.contains("/")).toList()) {
            assertThat(readme).contains(name);
        }
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        served.sign("Ada", "full");
        deliver("--out", out("pack"));

        try (var kept = Files.walk(folder.resolve("data/packs"));
                var copied = Files.walk(folder.resolve("pack"))) {
            assertThat(Stream.concat(kept, copied))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .endsWith("------"));
        }
    }

    @Test
    void whoever_is_erased_and_counts_still_is_told_wherever_the_count_is_explained() throws IOException {
        served.sign("Ada", "full");
        var sam = served.sign("Sam", "full");
        served.awaitCount(2);
        served.get(Campaigns.class).close(served.bees());
        served.get(Signatures.class).erase(sam.substring("/receipts/".length()));

        assertThat(deliver("--out", out("pack"))).contains("with 2 signatures");

        var letter = String.join(" ", PaperText.lines(folder.resolve("pack/letter.pdf")));
        assertThat(letter).contains("Of these, one has had their data erased since");
        var list = String.join(" ", PaperText.lines(folder.resolve("pack/signers.pdf")));
        assertThat(list).contains("Of one, erased since, nothing can be shown");
        assertThat(folder.resolve("pack/README.txt"))
                .content()
                .contains(
                        "Of these, one has had all data erased since",
                        "nothing here shows that anyone stood behind it");
    }
}
