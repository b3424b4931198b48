package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.undersigned.bench.ClusterRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs two servers on a cluster of databases, kills its primary while people sign, and says what came of it. */
@Command(name = "cluster", mixinStandardHelpOptions = true)
final class Cluster implements Callable<Integer> {

    @Mixin
    private Scratch scratch = new Scratch();

    @Parameters(paramLabel = "DIR", descriptionKey = "option.bench.cluster")
    private Path cluster = Path.of("");

    @Override
    public Integer call() throws IOException {
        var folder = scratch.folder();
        var run = new ClusterRun(
                cluster.toAbsolutePath(), folder.resolve("data"), Scratch.document(folder), Terminal::note);
        return scratch.tell(run.run(), folder);
    }
}
