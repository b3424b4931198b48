package org.undersigned.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.undersigned.bench.CrashRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills a server of its own and its database while people sign, and says whether anything was lost. */
@Command(name = "crash", mixinStandardHelpOptions = true)
final class Crash implements Callable<Integer> {

    @Mixin
    private Scratch scratch = new Scratch();

    @Option(
            names = "--server-kills",
            paramLabel = "NUMBER",
            defaultValue = "50",
            descriptionKey = "option.bench.server-kills")
    private int serverKills;

    @Option(
            names = "--database-kills",
            paramLabel = "NUMBER",
            defaultValue = "20",
            descriptionKey = "option.bench.database-kills")
    private int databaseKills;

    @Override
    public Integer call() throws IOException {
        var folder = scratch.folder();
        var run = new CrashRun(
                folder.resolve("data"), Scratch.document(folder), serverKills, databaseKills, Terminal::note);
        return scratch.tell(run.run(), folder);
    }
}
