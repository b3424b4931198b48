package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.core.io.ClassPathResource;
import org.undersigned.campaign.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the example campaign on a folder of its own, with a mailbox and without limits for this machine. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private final Class<?> application;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data.demo")
    private Path data = Environment.usualData().resolve("demo");

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "option.port")
    private int port;

    Demo(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var host = Host.open(application, Environment.of(data), new Host.Mode(true, "127.0.0.1", port, true, true));
        var read = Documents.understood(example(), "welcome-asylum-seekers.md");
        host.get(Campaigns.class).publish(read.document(), Documents.slug(read.document()));
        Terminal.say(
                "demo.ready",
                Integer.toString(port),
                Documents.slug(read.document()).value());
        Serve.untilStopped(host);
        return 0;
    }

    private static byte[] example() {
        try {
            return new ClassPathResource("examples/welcome-asylum-seekers.md").getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
