package org.undersigned.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** A folder and all that lies in it. */
record Tree(Path root) {

    void delete() throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
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
