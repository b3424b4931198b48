package org.undersigned.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** A folder and all that lies in it. */
record Tree(Path root) {

    /** How the name begins of everything that is not there until it gets another. */
    static final String UNFINISHED = "unfinished-";

    static void deleteUnfinishedIn(Path folder) throws IOException {
        try (var all = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var each : all) {
                try {
                    new Tree(each).delete();
                } catch (IOException | UncheckedIOException _) {
                    // A program whose starter was killed still writes there: it is deleted the next time.
                }
            }
        }
    }

    void delete() throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Gives the finished tree its name at one stroke, which also holds after a power cut. */
    void become(Path name) throws IOException {
        Files.move(root, name, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(name.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
