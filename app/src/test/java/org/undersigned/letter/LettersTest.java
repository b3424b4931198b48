package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.account.Audits;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.ledger.Ledgers;
import org.undersigned.ledger.WitnessSettings;
import org.undersigned.signature.Bees;
import org.undersigned.signature.Signatures;
import org.undersigned.tlog.SigningKey;

class LettersTest {

    private static final WitnessSettings.Witness SILENT = new WitnessSettings.Witness(
            new SigningKey("witness.example/w1", new byte[32]).witnessKey(), URI.create("http://127.0.0.1:1"));

    @TempDir
    private Path folder;

    @Test
    void a_copy_has_the_letter_that_was_handed_over() {
        copyAfterHandingOver(new WitnessSettings(List.of(SILENT), 0));

        assertThat(folder.resolve("letter.txt")).exists();
        assertThat(folder.resolve("letter.pdf")).exists();
    }

    @Test
    void with_a_quorum_a_copy_is_not_ahead_of_what_is_published() {
        copyAfterHandingOver(new WitnessSettings(List.of(SILENT), 1));

        assertThat(folder.resolve("letter.txt")).exists();
        assertThat(folder.resolve("letter.pdf")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0"})
    void an_export_lists_those_who_are_published(int quorum, long listed) throws IOException {
        var file = folder.resolve("signatures.csv");
        try (var bees = new Bees(new WitnessSettings(List.of(SILENT), quorum))) {
            handOver(bees);

            var written = new Exports(bees.get(Ledgers.class), roll(bees), bees.get(Audits.class))
                    .write(bees.campaign(), file, "Ada", "a look", _ -> {});

            assertThat(written).isEqualTo(listed);
            assertThat(Files.readAllLines(file)).hasSize(1 + (int) listed);
        }
    }

    private void copyAfterHandingOver(WitnessSettings witnesses) {
        try (var bees = new Bees(witnesses)) {
            var letter = handOver(bees);
            assertThat(letters(bees).latest(bees.campaign().id()).map(Letter::reference))
                    .contains(letter.reference());
            letters(bees).copy(bees.campaign(), List.of(letter), folder);
        }
    }

    private static Letter handOver(Bees bees) {
        bees.stand("Sam", Bees.SAM);
        return Objects.requireNonNull(bees.get(TransactionOperations.class)
                .execute(_ -> letters(bees).freeze(bees.campaign()).orElseThrow()));
    }

    private static Letters letters(Bees bees) {
        return new Letters(
                new LetterStore(bees.jdbc()),
                bees.get(Ledgers.class),
                roll(bees),
                bees.get(PublicAddress.class),
                bees::now);
    }

    private static Roll roll(Bees bees) {
        return new Roll(
                bees.get(Ledgers.class),
                bees.get(Signatures.class),
                new RollStore(bees.jdbc()),
                bees.get(TransactionOperations.class));
    }
}
