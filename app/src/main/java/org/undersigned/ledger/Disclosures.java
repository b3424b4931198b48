package org.undersigned.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.undersigned.campaign.Campaign;
import org.undersigned.signature.Signatures;
import org.undersigned.verify.Disclosure;

/** What the target gets to check the count with (ledger.md §8): the openings of all who count, and the details of those who agreed. */
@Component
class Disclosures {

    private static final int CHUNK = 2_000;

    private final LedgerStore store;
    private final Signatures signatures;

    Disclosures(LedgerStore store, Signatures signatures) {
        this.store = store;
        this.signatures = signatures;
    }

    /** Writes openings.ndjson and details.ndjson and says how many were opened; the erased have nothing to open. */
    long write(Campaign campaign, Delivered delivered, Path folder, LongConsumer progress) {
        try (var openings = Files.newBufferedWriter(folder.resolve("openings.ndjson"));
                var details = Files.newBufferedWriter(folder.resolve("details.ndjson"))) {
            var opened = 0L;
            var after = -1L;
            List<Counted> chunk;
            do {
                chunk = store.counted(campaign.id(), delivered.log(), delivered.index(), after, CHUNK);
                opened += write(campaign, chunk, openings, details);
                after = chunk.isEmpty() ? after : chunk.getLast().index();
                progress.accept(opened);
            } while (chunk.size() == CHUNK);
            return opened;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long write(Campaign campaign, List<Counted> chunk, BufferedWriter openings, BufferedWriter details)
            throws IOException {
        var secrets = signatures.openings(
                campaign.id(), chunk.stream().map(Counted::signature).toList());
        for (var counted : chunk) {
            var secret = secrets.get(counted.signature());
            if (secret != null) {
                openings.append(Receipts.opening(counted.index(), secret).json())
                        .append('\n');
                if (secret.shown()) {
                    details.append(new Disclosure(counted.index(), secret.detailSalt(), secret.details()).json())
                            .append('\n');
                }
            }
        }
        return secrets.size();
    }
}
