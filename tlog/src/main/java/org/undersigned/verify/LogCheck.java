package org.undersigned.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.Messages;
import org.undersigned.tlog.Unproven;

/** Is this ledger whole, does it keep its rules, and does it begin with what was seen of it before? */
record LogCheck(String folderOrAddress, Optional<Path> old, Optional<String> vkey) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    String proven() {
        if (!folderOrAddress.matches("https?://.*")) {
            return proven(new FolderLog(folder()));
        }
        try (var log = new HttpLog(folderOrAddress, PATIENCE)) {
            return proven(log);
        }
    }

    private String proven(LogSource source) {
        var seal = Seal.of(vkey);
        var checkpoint = seal.open(source.note());
        var seen = old.map(file -> seal.open(LogSource.note(Bounded.bytes(file, LogSource.LARGEST_NOTE))));
        var rules = new WholeLedger(source, checkpoint, seen.stream().toList()).read((_, _) -> {});
        return Messages.text("proven.log", checkpoint.origin(), checkpoint.size(), rules.count(), seal.words())
                + seen.map(LogCheck::grown).orElse("");
    }

    private Path folder() {
        try {
            return Path.of(folderOrAddress);
        } catch (InvalidPathException nowhere) {
            throw new Unproven("file.unreadable", folderOrAddress);
        }
    }

    private static String grown(Checkpoint old) {
        return Messages.text("proven.old", old.size());
    }
}
