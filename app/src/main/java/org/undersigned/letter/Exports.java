package org.undersigned.letter;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.undersigned.account.Audits;
import org.undersigned.campaign.Campaign;
import org.undersigned.ledger.Ledgers;
import org.undersigned.signature.Signed;

/** Signatures as CSV for the organiser, streamed; an address only of those who agreed to hear more. Each leaves an audit entry. */
@Service
public class Exports {

    private final Ledgers ledgers;
    private final Roll roll;
    private final Audits audits;

    Exports(Ledgers ledgers, Roll roll, Audits audits) {
        this.ledgers = ledgers;
        this.roll = roll;
        this.audits = audits;
    }

    /** Says how many were written. The file appears whole or not at all, readable by its owner alone. */
    public long write(Campaign campaign, Path file, String actor, String purpose, LongConsumer progress) {
        var draft = file.resolveSibling(file.getFileName() + ".part");
        var written = new long[1];
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            audits.append(actor, "export", campaign.id().value(), purpose);
            try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(draft, StandardCharsets.UTF_8)) {
                csv.writeRecord(
                        "number",
                        "confirmed_at",
                        "name",
                        "email",
                        "postcode",
                        "country",
                        "comment",
                        "display",
                        "updates");
                ledgers.latest(campaign.id())
                        .ifPresent(log -> roll.read(campaign.id(), log.log(), log.size(), line -> {
                            line.signed().ifPresent(signed -> {
                                csv.writeRecord(row(line.number(), signed));
                                written[0]++;
                            });
                            progress.accept(written[0]);
                        }));
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return written[0];
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String[] row(long number, Signed signed) {
        var signer = signed.signer();
        return new String[] {
            Long.toString(number),
            signed.confirmedAt().toString(),
            Cell.of(signer.name().text()),
            Cell.of(signed.updates() ? signer.email().text() : ""),
            Cell.of(signer.postcode().orElse("")),
            signer.country().orElse(""),
            Cell.of(signer.comment().orElse("")),
            signed.display().name().toLowerCase(Locale.ROOT),
            signed.updates() ? "on" : "off"
        };
    }
}
