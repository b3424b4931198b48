package org.undersigned.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a folder to write to. */
final class OutFolder {

    @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "option.out.folder")
    private Path folder = Path.of("");

    Path path() {
        return folder;
    }
}
