package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.undersigned.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Database and packs as one file, while a server runs; keys are never in it. */
@Command(name = "backup", mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "option.out.file")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        var environment = data.environment();
        var file = out.toAbsolutePath().normalize();
        if (Files.isDirectory(file) || !Files.isDirectory(file.resolveSibling("."))) {
            throw Refused.because("backup.folder", out.toString());
        }
        Host.makeFolder(environment);
        try (var database = Database.open(environment)) {
            var kept =
                    new Backups(database.source(), environment.delivery().packs(), InstantSource.system()).write(file);
            Terminal.say(
                    "backup.done",
                    out.toString(),
                    kept.signatures(),
                    kept.packs(),
                    environment.vault().keys().toString());
            return 0;
        }
    }
}
