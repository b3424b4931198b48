package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in a data folder by which a server tells commands beside it under which address the world sees it. */
record ServerAddress(Path file) {

    private static final int LONGEST = 1_000;

    static ServerAddress in(Path data) {
        return new ServerAddress(data.resolve("server"));
    }

    /** Readable by its owner alone: temporary files are made so. */
    void leave(String address) {
        try {
            var draft = Files.createTempFile(file.getParent(), ".server", "");
            Files.writeString(draft, address);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Optional<String> read() {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Leaves what another server has told since. */
    void remove(String address) {
        try {
            if (read().filter(address::equals).isPresent()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
