package org.undersigned.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.undersigned.tlog.Encoded;
import org.undersigned.tlog.Unproven;

/** Files of strangers, of which never more than a bound is held in memory. */
final class Bounded {

    private Bounded() {}

    /** A plain file of a folder: nothing in a pack may keep its reader waiting at a pipe. */
    static Path inside(Path folder, String name) {
        var file = resolved(folder, name);
        if (!Files.isRegularFile(file)) {
            throw new Unproven("file.unreadable", file);
        }
        return file;
    }

    /** True when nothing at all has this name: what is there must be read. */
    static boolean isAbsent(Path folder, String name) {
        return Files.notExists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    static byte[] bytes(Path file, int most) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Unproven("file.long", file.getFileName());
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new Unproven("file.unreadable", file);
        }
    }

    static String text(Path file, int most) {
        return Encoded.utf8(bytes(file, most)).orElseThrow(() -> new Unproven("file.text", file.getFileName()));
    }

    /** Not every name can be spelled in the locale of every reader. */
    static Path resolved(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException nowhere) {
            throw new Unproven("file.unreadable", name);
        }
    }
}
