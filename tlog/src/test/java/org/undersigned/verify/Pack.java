package org.undersigned.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undersigned.tlog.Entry;
import org.undersigned.tlog.Example;
import org.undersigned.tlog.SignedNote;

/** A hand-over pack in a folder: six signers, of whom the second withdrew and the third is erased; the letter is entry 9. */
final class Pack {

    static final String VKEY = Example.KEY.verifierKey().text();
    static final int DELIVERED = 9;

    private final Path folder;

    private Pack(Path folder) {
        this.folder = folder;
    }

    static Pack in(Path folder) {
        var pack = new Pack(folder);
        var entries = entries();
        pack.write("letter.txt", Example.LETTER);
        pack.log(entries);
        pack.write(
                "openings.ndjson",
                lines(openers().stream().map(Pack::opening).map(Opening::json).toList()));
        pack.write(
                "details.ndjson",
                lines(List.of(disclosure(1).json(), disclosure(6).json())));
        pack.write("delivery.json", delivery(5, 1, Example.checkpoint(entries)).json());
        pack.seal();
        return pack;
    }

    static List<byte[]> entries() {
        var entries = new ArrayList<>(Example.entries(7));
        entries.add(new Entry.Withdrawn(2).bytes());
        entries.add(new Entry.Erased(3).bytes());
        entries.add(new Entry.Delivered(5, Example.TEXT_HASH).bytes());
        entries.add(new Entry.Invalidated(4, 3).bytes());
        return entries;
    }

    static Delivery delivery(long count, long erased, SignedNote checkpoint) {
        return new Delivery(
                Example.ORIGIN, "p42", Example.TEXT_HASH, count, erased, DELIVERED, checkpoint, Optional.of(VKEY));
    }

    static List<Integer> openers() {
        return List.of(1, 4, 5, 6);
    }

    static Opening opening(int signer) {
        return new Opening(
                signer,
                Example.salt(signer),
                Example.tag(signer),
                Example.details(signer),
                Example.confirmedAt(signer));
    }

    static Disclosure disclosure(int signer) {
        return new Disclosure(signer, Example.detailSalt(signer), Example.detailsJson(signer));
    }

    static Receipt receipt(List<byte[]> entries, int signer) {
        return new Receipt(
                Example.ORIGIN,
                "p42",
                Example.TEXT_HASH,
                opening(signer),
                entries.get(signer),
                Example.proof(entries, signer),
                Optional.of(VKEY),
                Optional.of(disclosure(signer)));
    }

    static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The ledger of these entries with its checkpoint, here and in log/. */
    void log(List<byte[]> entries) {
        Example.tiles(entries).forEach((tile, bytes) -> write("log/" + tile.path(), bytes));
        write("log/checkpoint", Example.checkpoint(entries).note());
        write("checkpoint", Example.checkpoint(entries).note());
    }

    /** Writes MANIFEST.sha256 over what is there. */
    void seal() {
        try (var files = Files.walk(folder)) {
            write(
                    "MANIFEST.sha256",
                    lines(files.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("MANIFEST.sha256"))
                            .map(file -> HexFormat.of().formatHex(Checksums.sha256(file, Long.MAX_VALUE)) + "  "
                                    + folder.relativize(file))
                            .toList()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void remove(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
