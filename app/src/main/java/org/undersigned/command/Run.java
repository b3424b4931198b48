package org.undersigned.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** One command on a data folder: opens what it needs, does it, closes; 0 done, 1 refused. */
abstract class Run implements Callable<Integer> {

    private final Class<?> application;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private Path data = Environment.usualData();

    Run(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (var host = Host.open(application, environment(), Host.Mode.COMMAND)) {
            return run(host);
        }
    }

    abstract int run(Host host);

    Environment environment() {
        return Environment.of(data);
    }

    Class<?> application() {
        return application;
    }
}
