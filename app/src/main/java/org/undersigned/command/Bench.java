package org.undersigned.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.apache.catalina.LifecycleException;
import org.undersigned.bench.BareServer;
import org.undersigned.bench.Benchmark;
import org.undersigned.bench.Filling;
import org.undersigned.postgres.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this machine with a server of its own, on loopback alone. */
@Command(
        name = "bench",
        subcommands = {Crash.class, Cluster.class},
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

    @Mixin
    private Scratch scratch = new Scratch();

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "10", descriptionKey = "option.bench.seconds")
    private int seconds;

    @Option(names = "--whole", descriptionKey = "option.bench.whole")
    private boolean whole;

    @Override
    public Integer call() throws IOException {
        leaveRoomForTheServer();
        var folder = scratch.folder();
        try {
            var report = new Benchmark(
                            folder.resolve("data"),
                            Scratch.document(folder),
                            Duration.ofSeconds(seconds),
                            whole,
                            Terminal::note)
                    .run();
            Terminal.line(report.table());
            scratch.write(report.json());
            return 0;
        } finally {
            Scratch.remove(folder);
        }
    }

    /**
     * Those who ask take a quarter of the processors at most, by the option of the JDK's that says on how many virtual threads run;
     * it is read when the first of them starts.
     */
    private static void leaveRoomForTheServer() {
        var processors = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
        System.setProperty("jdk.virtualThreadScheduler.parallelism", Integer.toString(processors));
    }

    @Command(name = "bare", hidden = true)
    int bare(
            @Mixin Port port,
            @Option(names = "--bytes", required = true, paramLabel = "FILE") Path bytes,
            @Option(names = "--status", required = true, paramLabel = "STATUS") int status)
            throws IOException, LifecycleException, InterruptedException {
        BareServer.serve(port.number(), bytes, status);
        return 0;
    }

    @Command(name = "fill", mixinStandardHelpOptions = true)
    int fill(
            @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "option.campaign") String campaign,
            @Option(
                            names = "--signatures",
                            required = true,
                            paramLabel = "NUMBER",
                            descriptionKey = "option.bench.signatures")
                    int signatures,
            @Mixin DataFolder data) {
        var folder = data.environment().data();
        try (var postgres = EmbeddedPostgres.open(folder.resolve("postgres"), Terminal::note)) {
            new Filling(postgres, folder, campaign).add(signatures, Terminal.progress("bench.filled"));
            return 0;
        } catch (IllegalArgumentException refused) {
            throw Refused.because("bench.fill", campaign);
        } catch (NoSuchElementException unknown) {
            throw Refused.because("campaign.unknown", campaign);
        }
    }
}
