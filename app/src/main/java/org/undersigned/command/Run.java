package org.undersigned.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One command on a data folder: opens what it needs, does it, closes; 0 done, 1 refused. */
abstract class Run implements Callable<Integer> {

    private final Class<?> application;

    @Mixin
    private DataFolder data = new DataFolder();

    Run(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (var host = Host.open(application, data.environment(), Host.Mode.COMMAND)) {
            return run(host);
        }
    }

    abstract int run(Host host);
}
