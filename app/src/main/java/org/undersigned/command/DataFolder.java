package org.undersigned.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the one folder that holds everything. */
final class DataFolder {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private @Nullable Path given;

    Environment environment() {
        return Environment.of(given().orElseGet(DataFolder::usual));
    }

    /** A folder of its own, and nothing that leads out of it: no database, mail server or keys of the host's. */
    Environment environmentApart(String name) {
        return Environment.of(given().orElseGet(() -> usual().resolve(name))).apart();
    }

    private Optional<Path> given() {
        return Optional.ofNullable(given);
    }

    private static Path usual() {
        return Path.of(Optional.ofNullable(System.getenv("UNDERSIGNED_DATA"))
                .filter(folder -> !folder.isBlank())
                .orElse("data"));
    }
}
