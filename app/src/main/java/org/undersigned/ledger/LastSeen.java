package org.undersigned.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.undersigned.tlog.Checkpoint;
import org.undersigned.tlog.SignedNote;
import org.undersigned.tlog.TileReader;
import org.undersigned.tlog.TiledTree;

/** The last checkpoint of each ledger that this node has seen, in files outside the database. */
@Component
class LastSeen {

    private static final String SUFFIX = ".checkpoint";

    private final LedgerSettings settings;

    LastSeen(LedgerSettings settings) {
        this.settings = settings;
    }

    Optional<Checkpoint> of(String origin) {
        try {
            var file = file(origin);
            return Files.exists(file) ? Optional.of(checkpoint(Files.readString(file))) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Throws {@link LedgerBehind} unless the database's ledger, which may be empty, continues what was seen. */
    static void mustContinue(Optional<Checkpoint> seen, Head head, Optional<Checkpoint> present, TileReader tiles) {
        seen.filter(before -> !continues(present, before, tiles)).ifPresent(before -> {
            throw LedgerBehind.seen(head.origin(), before.size(), head.size());
        });
    }

    static boolean continues(Optional<Checkpoint> present, Checkpoint seen, TileReader tiles) {
        return present.filter(it -> continues(it, seen, tiles)).isPresent();
    }

    /** The number of the newest ledger seen that is called like this one but for its number (ledger.md §1), or 0. */
    int newest(String origin) {
        var first = name(origin.replaceFirst("\\.[0-9]+$", ""));
        var called = Pattern.compile(Pattern.quote(first) + "(?:\\.([0-9]{1,9}))?" + Pattern.quote(SUFFIX));
        try (var files = Files.list(Files.createDirectories(settings.folder()))) {
            return files.map(file -> called.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(it -> it.group(1) == null ? 1 : Integer.parseInt(it.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    synchronized void remember(String origin, String note) {
        try {
            var size = checkpoint(note).size();
            if (of(origin).map(Checkpoint::size).orElse(0L) >= size) {
                return;
            }
            Files.createDirectories(settings.folder());
            var draft = Files.createTempFile(settings.folder(), ".new", "");
            Files.writeString(draft, note);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file(origin), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var names = FileChannel.open(settings.folder(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean continues(Checkpoint present, Checkpoint seen, TileReader tiles) {
        return present.sameTree(seen)
                || seen.size() < present.size()
                        && Arrays.equals(
                                seen.root(), new TiledTree(tiles, present.size(), present.root()).rootAt(seen.size()));
    }

    private static Checkpoint checkpoint(String note) {
        return Checkpoint.unverified(SignedNote.parse(note));
    }

    private Path file(String origin) {
        return settings.folder().resolve(name(origin) + SUFFIX);
    }

    private static String name(String origin) {
        return origin.replace('/', '_').replace(':', '_');
    }
}
