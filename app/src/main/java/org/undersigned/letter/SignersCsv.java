package org.undersigned.letter;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

/** The list of signers as CSV: number, and name as shown, empty where nothing is. Nobody agreed to show more. */
final class SignersCsv {

    static final String NAME = "signers.csv";

    private SignersCsv() {}

    /** Writes those who count; says how many are shown by name or initials. */
    static int write(Path folder, Roll roll, Letter letter, LongConsumer progress) {
        var shown = new int[1];
        var read = new long[1];
        try (var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            csv.writeRecord("number", "name");
            roll.read(letter.campaign(), letter.delivered().log(), letter.ledgerSize(), line -> {
                var name =
                        line.signed().flatMap(it -> it.display().of(it.signer().name()));
                name.ifPresent(_ -> shown[0]++);
                csv.writeRecord(Long.toString(line.number()), Cell.of(name.orElse("")));
                progress.accept(++read[0]);
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return shown[0];
    }

    /** The names in it, in order; to be closed by closing the reader. */
    static Iterator<String> names(CsvReader<CsvRecord> reader) {
        return StreamSupport.stream(reader.spliterator(), false)
                .skip(1)
                .map(row -> row.getField(1))
                .filter(name -> !name.isEmpty())
                .map(name -> name.startsWith("'") && Cell.of(name.substring(1)).equals(name) ? name.substring(1) : name)
                .iterator();
    }
}
