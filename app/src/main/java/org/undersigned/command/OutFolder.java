package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The option that names a folder to write to. */
final class OutFolder {

    @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "option.out.folder")
    private Path folder = Path.of("");

    /** As it was given. */
    Path path() {
        return folder;
    }

    Path place() {
        return folder.toAbsolutePath().normalize();
    }

    /** Nothing, an empty folder, or what the command wrote there before: whatever else somebody keeps there is not ours to take away. */
    boolean mayBeReplaced(Predicate<Path> isOurs) throws IOException {
        var place = place();
        if (place.getFileName() == null) {
            return false;
        }
        return !Files.exists(place) || isOurs.test(place) || isEmpty();
    }

    /** Whether it is there, and nothing in it. */
    boolean isEmpty() throws IOException {
        if (!Files.isDirectory(place())) {
            return false;
        }
        try (var content = Files.list(place())) {
            return content.findAny().isEmpty();
        }
    }
}
