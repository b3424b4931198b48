package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.undersigned.backup.BackupFile;
import org.undersigned.backup.Backups;
import org.undersigned.backup.Restoring;
import org.undersigned.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills an empty data folder or database from a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "option.backup")
    private Path file = Path.of("");

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--nothing-since", descriptionKey = "option.nothing-since")
    private boolean nothingSince;

    @Override
    public Integer call() throws IOException {
        var environment = data.environment();
        // Read before anything is started: a damaged file changes nothing.
        try (var backup = BackupFile.open(file)) {
            Host.makeFolder(environment);
            return restore(backup, environment);
        }
    }

    private int restore(BackupFile backup, Environment environment) throws IOException {
        var doubted = new ArrayList<String>();
        try (var database = Database.open(environment)) {
            var kept = new Backups(database.source(), environment.delivery().packs(), InstantSource.system())
                    .restore(backup, new Restoring(nothingSince, mark -> mustFit(environment, mark), doubted::addAll));
            Terminal.say("restore.done", kept.madeAt().toString(), kept.signatures(), kept.packs());
        }
        tellWhatIsLeft(environment, doubted);
        return 0;
    }

    private static void tellWhatIsLeft(Environment environment, List<String> doubted) {
        if (!haveKeys(environment)) {
            Terminal.say("restore.keys", environment.vault().keys().toString());
        }
        if (!doubted.isEmpty()) {
            Terminal.say("restore.doubt", String.join(", ", doubted));
        }
    }

    /** Keys that are not there yet may come later; keys that are there must be the right ones. */
    private static void mustFit(Environment environment, byte[] mark) {
        if (haveKeys(environment)) {
            new Vault(environment.vault()).mustMatch(mark);
        }
    }

    private static boolean haveKeys(Environment environment) {
        return Files.exists(environment.vault().keys().resolve("master.key"));
    }
}
