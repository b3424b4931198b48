package org.undersigned.letter;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignId;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.ledger.Delivered;
import org.undersigned.ledger.Ledgers;

/** The front door to what is put to the target: freezing a letter, and printing it. */
@Service
public class Letters {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private final LetterStore store;
    private final Ledgers ledgers;
    private final Roll roll;
    private final PublicAddress address;
    private final InstantSource clock;

    Letters(LetterStore store, Ledgers ledgers, Roll roll, PublicAddress address, InstantSource clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.roll = roll;
        this.address = address;
        this.clock = clock;
    }

    /** A new letter with those who count now, and the entry that says so; empty while nobody has signed. */
    @Transactional
    public Optional<Letter> freeze(Campaign campaign) {
        return ledgers.deliver(campaign).map(delivered -> freeze(campaign, delivered));
    }

    private Letter freeze(Campaign campaign, Delivered delivered) {
        var number = store.latest(campaign.id()).map(Letter::number).orElse(0) + 1;
        var now = clock.instant();
        var letter = new Letter(
                campaign.id(),
                number,
                reference(campaign, number),
                campaign.text().hash(),
                delivered,
                now,
                UUID.randomUUID());
        store.append(letter);
        return letter;
    }

    public Optional<Letter> latest(CampaignId campaign) {
        return store.latest(campaign);
    }

    /** All that were frozen, the first one first. */
    public List<Letter> all(CampaignId campaign) {
        return store.all(campaign);
    }

    public Optional<Letter> byPack(CampaignId campaign, UUID pack) {
        return store.byPack(campaign, pack);
    }

    /** Writes letter.txt, letter.pdf, signers.csv and signers.pdf (in volumes when long), and tells how many it has written. */
    public void print(Letter letter, Campaign campaign, Path folder, LongConsumer progress) {
        try {
            Files.write(folder.resolve("letter.txt"), campaign.text().bytes());
            LetterPdf.write(sheet(letter, campaign), folder.resolve("letter.pdf"));
            var shown = SignersCsv.write(folder, roll, letter, progress);
            try (var csv = CsvReader.builder().ofCsvRecord(folder.resolve(SignersCsv.NAME))) {
                SignersPdf.write(Sheets.signers(letter, campaign.document(), shown), SignersCsv.names(csv), folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes letter.txt and, once the published ledger tells of one that was handed over, the newest such as letter.pdf. */
    public void copy(Campaign campaign, List<Letter> handedOver, Path folder) {
        try {
            Files.write(folder.resolve("letter.txt"), campaign.text().bytes());
            latestTold(campaign.id(), handedOver)
                    .ifPresent(letter -> LetterPdf.write(sheet(letter, campaign), folder.resolve("letter.pdf")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Optional<Letter> latestTold(CampaignId campaign, List<Letter> handedOver) {
        return ledgers.latest(campaign)
                .flatMap(log -> handedOver.stream()
                        .filter(letter -> log.tells(letter.delivered()))
                        .reduce((_, later) -> later));
    }

    private LetterSheet sheet(Letter letter, Campaign campaign) {
        var integrity = address.of("/campaigns/" + campaign.slug().value() + "/integrity");
        return Sheets.letter(letter, campaign.document(), ledgers.verifierKey(letter.delivered()), integrity);
    }

    private String reference(Campaign campaign, int number) {
        return "%s-%s-%d"
                .formatted(campaign.slug().value(), DAY.format(clock.instant()), number)
                .toUpperCase(Locale.ROOT);
    }
}
