package org.undersigned.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves what is in the data folder until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    private final Class<?> application;

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private Port port = new Port();

    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", descriptionKey = "option.address")
    private String address = "";

    @Option(names = "--mailbox", descriptionKey = "option.mailbox")
    private boolean mailbox;

    /** For those who start a server of their own: it does not outlive them, however they end. */
    @Option(names = "--while", paramLabel = "PROCESS", hidden = true)
    private @Nullable Long keeper;

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var environment = data.environment();
        if (isPublic(address) && environment.get("PUBLIC_URL").isEmpty()) {
            throw Refused.because("serve.public", address);
        }
        var host = Host.open(application, environment, new Host.Mode(true, address, port.number(), mailbox, false));
        Terminal.say(
                "serve.ready", environment.publicAddress(port.number()).uri().toString());
        if (mailbox) {
            Terminal.say("serve.mailbox", Integer.toString(port.number()));
        }
        untilStopped(host, keeperEnds());
        return 0;
    }

    /** Ctrl-C and kill end it in order: no new requests, those under way, the database. */
    static void untilStopped(Host host) {
        untilStopped(host, new CompletableFuture<>());
    }

    private static void untilStopped(Host host, CompletableFuture<?> end) {
        Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
        end.join();
        host.close();
    }

    private CompletableFuture<?> keeperEnds() {
        return keeper == null
                ? new CompletableFuture<>()
                : ProcessHandle.of(keeper)
                        .map(ProcessHandle::onExit)
                        .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()));
    }

    private static boolean isPublic(String address) {
        try {
            return !InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw Refused.because("serve.address", address);
        }
    }
}
