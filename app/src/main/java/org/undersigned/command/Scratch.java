package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.undersigned.bench.CrashReport;
import picocli.CommandLine.Option;

/** The options that name where a measuring works and where its results go: in a new folder, so that nothing of a host's is touched. */
final class Scratch {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.bench.data")
    private @Nullable Path parent;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.bench.out")
    private @Nullable Path out;

    /** A new folder with the example letter in it. */
    Path folder() throws IOException {
        var where = Optional.ofNullable(parent).orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(where);
        var folder = Files.createTempDirectory(where, "undersigned-bench");
        Files.write(document(folder), Demo.example());
        return folder;
    }

    static Path document(Path folder) {
        return folder.resolve("campaign.md");
    }

    void write(String json) throws IOException {
        if (out != null) {
            Files.writeString(out, json + "\n");
        }
    }

    /** What came of a run with crashes; the folder stays when something was lost. */
    int tell(CrashReport report, Path folder) throws IOException {
        Terminal.line(report.lines());
        write(report.json());
        if (report.holds()) {
            remove(folder);
            return 0;
        }
        Terminal.note(Terminal.text("bench.kept", folder.toString()));
        return 1;
    }

    static void remove(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
