package org.undersigned.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.undersigned.letter.Press.Imprint;

/** Prints the list of signers as an index in columns, in one pass over the names, in volumes where there are many. */
final class SignersPdf {

    static final int NAMES_A_VOLUME = 50_000;

    private final SignersSheet sheet;
    private final Iterator<String> names;
    private final Path folder;
    private final int volumes;
    private final List<Path> files = new ArrayList<>();
    private int pages;
    private long substitutes;

    private SignersPdf(SignersSheet sheet, Iterator<String> names, Path folder) {
        this.sheet = sheet;
        this.names = names;
        this.folder = folder;
        this.volumes = Math.max(1, Math.ceilDiv(sheet.names(), NAMES_A_VOLUME));
    }

    /** Writes {@code signers.pdf}, or {@code signers-1.pdf}, {@code signers-2.pdf} and so on, into the folder. */
    static Printed write(SignersSheet sheet, Iterator<String> names, Path folder) {
        return new SignersPdf(sheet, names, folder).print();
    }

    private Printed print() {
        for (var volume = 1; volume <= volumes; volume++) {
            print(volume, Math.min(NAMES_A_VOLUME, sheet.names() - (volume - 1) * NAMES_A_VOLUME));
        }
        if (names.hasNext()) {
            throw new IllegalStateException("more names came than the " + sheet.names() + " announced");
        }
        return new Printed(List.copyOf(files), pages, substitutes);
    }

    private void print(int volume, int count) {
        var file = folder.resolve(volumes == 1 ? "signers.pdf" : "signers-" + volume + ".pdf");
        var imprint = new Imprint(sheet.title(), sheet.organisation(), sheet.locale(), sheet.made());
        try (var press = Press.open(file, imprint)) {
            var index = new SignersIndex(
                    press, sheet, volumes == 1 ? "" : sheet.volume().of(volume, volumes), count);
            for (var i = 0; i < count; i++) {
                index.add(names.next());
            }
            pages += press.pages();
            substitutes += index.substitutes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.add(file);
    }
}
