package org.undersigned.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that names the port a server listens on. */
final class Port {

    private static final int HIGHEST = 65_535;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private int number;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "option.port")
    void set(int given) {
        if (!isPort(given) && command != null) {
            throw new ParameterException(command.commandLine(), Terminal.text("port.wrong", Integer.toString(given)));
        }
        number = given;
    }

    int number() {
        return number;
    }

    static boolean isPort(int number) {
        return number > 0 && number <= HIGHEST;
    }
}
