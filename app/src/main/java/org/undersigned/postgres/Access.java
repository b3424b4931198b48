package org.undersigned.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/** How to reach the server: the file in the folder by which processes that share it find each other's server. */
record Access(int port, String password, String processes) {

    static final String USER = "undersigned";
    static final String DATABASE = "undersigned";
    private static final String FILE = "access.properties";

    static Access invented(int port) {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return new Access(port, HexFormat.of().formatHex(secret), "");
    }

    static Optional<Access> in(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new Access(
                    Integer.parseInt(properties.getProperty("port", "")),
                    properties.getProperty("password", ""),
                    properties.getProperty("processes", "")));
        } catch (IllegalArgumentException _) {
            throw new PostgresRefused("access-damaged", file);
        }
    }

    /** Readable by the owner alone from its first moment, never seen half written, and there after a power cut. */
    void write(Path folder, Launcher launcher) throws IOException {
        var text = "port=%d\nuser=%s\npassword=%s\nprocesses=%s\n".formatted(port, USER, password, processes);
        var unfinished = Files.createTempFile(folder, Tree.UNFINISHED + "access-", "");
        Files.writeString(unfinished, text, StandardOpenOption.SYNC);
        launcher.give(unfinished);
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    Access at(int newPort, String newProcesses) {
        return new Access(newPort, password, newProcesses);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public String toString() {
        return url();
    }
}
