package org.undersigned.command;

import java.util.Locale;
import java.util.ResourceBundle;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line: exit 0 done, 1 refused or failed, 2 wrong usage. */
@Command(name = "undersigned", subcommands = HelpCommand.class, mixinStandardHelpOptions = true)
public final class Commands {

    private Commands() {}

    public static int run(Class<?> application, String... arguments) {
        var line = new CommandLine(new Commands());
        line.addSubcommand(new Demo(application));
        line.addSubcommand(new Serve(application));
        line.addSubcommand(new Validate());
        line.addSubcommand(new Preview());
        line.addSubcommand(new Publish(application));
        line.addSubcommand(new Close(application));
        line.addSubcommand(new Reopen(application));
        line.addSubcommand(new Deliver(application));
        line.addSubcommand(new Export(application));
        line.addSubcommand(new Mirror(application));
        line.addSubcommand(new Release(application));
        line.addSubcommand(new Reject(application));
        line.addSubcommand(new Reinstate(application));
        line.addSubcommand(new RenewLedger(application));
        line.addSubcommand(new Backup());
        line.addSubcommand(new Restore());
        line.addSubcommand(new Verify());
        line.addSubcommand(new Witness());
        line.addSubcommand(new Bench());
        line.setResourceBundle(ResourceBundle.getBundle("messages/command", Locale.ENGLISH));
        line.setExecutionExceptionHandler((failure, _, _) -> tell(failure));
        return line.execute(arguments);
    }

    private static int tell(Exception failure) {
        var known = Troubles.of(failure);
        known.ifPresentOrElse(
                refused -> Terminal.note("undersigned: " + refused.getMessage()),
                () -> LoggerFactory.getLogger(Commands.class).error("the command failed", failure));
        return 1;
    }
}
