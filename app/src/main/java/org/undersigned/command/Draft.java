package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import org.springframework.util.FileSystemUtils;

/** A folder that is written beside its place and then moved into it: at its place it is whole, or what stood there before. */
final class Draft {

    private final Path place;
    private final Path folder;
    private final Path before;

    private Draft(Path place) {
        this.place = place;
        this.folder = place.resolveSibling("." + place.getFileName() + ".part");
        this.before = place.resolveSibling("." + place.getFileName() + ".before");
    }

    /** Sweeps away what an interrupted run has left. */
    static Draft beside(Path place, FileAttribute<?>... attributes) throws IOException {
        var draft = new Draft(place);
        draft.drop();
        Files.createDirectories(draft.folder, attributes);
        return draft;
    }

    Path folder() {
        return folder;
    }

    void moveIntoPlace() throws IOException {
        if (Files.exists(place)) {
            Files.move(place, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(before);
    }

    void drop() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        if (!Files.exists(place) && Files.exists(before)) {
            Files.move(before, place, StandardCopyOption.ATOMIC_MOVE);
        }
        FileSystemUtils.deleteRecursively(before);
    }
}
