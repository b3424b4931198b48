package org.undersigned.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.undersigned.tlog.Tile;

/** A log as plain files: `checkpoint` and `tile/…`. */
record FolderLog(Path folder) implements LogSource {

    @Override
    public byte[] checkpoint() {
        return Bounded.bytes(Bounded.inside(folder, "checkpoint"), LARGEST_NOTE);
    }

    @Override
    public Optional<byte[]> read(Tile tile) {
        var file = folder.resolve(tile.path());
        return Files.isRegularFile(file) ? Optional.of(Bounded.bytes(file, LARGEST_TILE)) : Optional.empty();
    }
}
