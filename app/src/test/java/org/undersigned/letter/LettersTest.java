package org.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;
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

    private void copyAfterHandingOver(WitnessSettings witnesses) {
        try (var bees = new Bees(witnesses)) {
            bees.stand("Sam", Bees.SAM);
            var letters = letters(bees);
            var letter = bees.get(TransactionOperations.class)
                    .execute(_ -> letters.freeze(bees.campaign()).orElseThrow());
            assertThat(letters.latest(bees.campaign().id()).map(Letter::reference))
                    .contains(letter.reference());
            letters.copy(bees.campaign(), folder);
        }
    }

    private static Letters letters(Bees bees) {
        var ledgers = bees.get(Ledgers.class);
        return new Letters(
                new LetterStore(bees.jdbc()),
                ledgers,
                new Roll(
                        ledgers,
                        bees.get(Signatures.class),
                        new RollStore(bees.jdbc()),
                        bees.get(TransactionOperations.class)),
                bees.get(PublicAddress.class),
                bees::now);
    }
}
