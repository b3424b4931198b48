package org.undersigned.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.Application;
import picocli.CommandLine;

/** A campaign that is served, and the commands that hand its letter over. */
abstract class HandOver {

    @TempDir
    Path folder;

    Map<String, String> variables;
    Served served;

    @BeforeEach
    void serve() {
        variables = Served.database();
        served = Served.in(folder.resolve("data"), variables);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    String deliver(String... options) {
        return run(
                new Deliver(Application.class),
                Stream.concat(Stream.of("bees"), Stream.of(options)).toArray(String[]::new));
    }

    /** The command beside the server that runs, on the same folder. */
    String run(OfCampaign command, String... arguments) {
        new CommandLine(command).parseArgs(arguments);
        return Printed.by(() -> {
            var environment = new Environment(folder.resolve("data"), variables);
            try (var host = Host.open(Application.class, environment, Host.Mode.COMMAND)) {
                command.run(host);
            }
        });
    }

    String out(String name) {
        return folder.resolve(name).toString();
    }

    Stream<String> names(String pack) throws IOException {
        var whole = folder.resolve(pack);
        try (var files = Files.walk(whole)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> whole.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    void sql(String statement) {
        served.get(JdbcClient.class).sql(statement).update();
    }

    static String sha256(Path file) {
        try (var input = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
