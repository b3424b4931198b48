package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.springframework.core.io.ClassPathResource;
import org.undersigned.campaign.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the example campaign on a folder of its own, with a mailbox and without limits for this machine. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private static final String EXAMPLE = "welcome-asylum-seekers.md";

    private final Class<?> application;

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private Port port = new Port();

    Demo(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var document = Documents.understood(example(), EXAMPLE).document();
        var slug = Documents.slug(document);
        var host = Host.open(
                application,
                data.environmentApart("demo"),
                new Host.Mode(true, "127.0.0.1", port.number(), true, true),
                beans -> beans.getBean(Campaigns.class).publish(document, slug));
        Terminal.say("demo.ready", Integer.toString(port.number()), slug.value());
        Serve.untilStopped(host);
        return 0;
    }

    static byte[] example() {
        try {
            return new ClassPathResource("examples/" + EXAMPLE).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
