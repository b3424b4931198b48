package org.undersigned.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a campaign document and says what was understood. */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class Validate implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "option.file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Documents.tell(Documents.understood(file));
        Terminal.say("validate.good", file.toString());
        return 0;
    }
}
