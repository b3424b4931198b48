package org.undersigned.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.undersigned.tlog.SigningKey;
import org.undersigned.tlog.Unproven;
import org.undersigned.tlog.VerifierKey;
import org.undersigned.witness.WitnessFolder;
import org.undersigned.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A witness for others' ledgers; it shares nothing with the letters of this host. */
@Command(name = "witness", mixinStandardHelpOptions = true)
final class Witness {

    @Command(name = "serve", mixinStandardHelpOptions = true)
    int serve(
            @Mixin DataFolder data,
            @Mixin Port port,
            @Option(
                            names = "--address",
                            paramLabel = "ADDRESS",
                            defaultValue = "127.0.0.1",
                            descriptionKey = "option.address")
                    String address,
            @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "option.witness.name")
                    String name,
            @Option(names = "--log", required = true, paramLabel = "VKEY", descriptionKey = "option.witness.log")
                    List<String> logs)
            throws IOException {
        var known = keys(logs);
        var folder = WitnessFolder.open(data.environmentApart("witness").data())
                .orElseThrow(() -> Refused.because("witness.folder"));
        var key = key(folder, name);
        var witness = new org.undersigned.witness.Witness(key, known, folder, InstantSource.system());
        var server = WitnessServer.start(witness, new InetSocketAddress(address, port.number()));
        Terminal.say(
                "witness.ready", address + ":" + server.port(), key.witnessKey().text());
        untilStopped(server, folder);
        return 0;
    }

    /** Looked at before anything is made. */
    private static List<VerifierKey> keys(List<String> logs) {
        try {
            var keys = logs.stream().map(VerifierKey::parse).toList();
            org.undersigned.witness.Witness.byOrigin(keys);
            return keys;
        } catch (Unproven wrong) {
            throw Refused.of(wrong.reason());
        }
    }

    private static SigningKey key(WitnessFolder folder, String name) throws IOException {
        try {
            return folder.key(name);
        } catch (Unproven wrong) {
            throw Refused.of(wrong.reason());
        }
    }

    private static void untilStopped(WitnessServer server, WitnessFolder folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, folder), "stop"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(WitnessServer server, WitnessFolder folder) {
        try (folder) {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
