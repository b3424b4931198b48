package org.undersigned.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The processes of PostgreSQL that work on one data folder, as {@code /proc} shows them. */
record Processes(Path data) {

    private static final Path PROC = Path.of("/proc");

    /** Which processes this one can see: those of another container it cannot. */
    static String namespace() throws IOException {
        return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    }

    /** PostgreSQL's own note of its process; after a crash, its number may belong to a stranger. */
    Path note() {
        return data.resolve("postmaster.pid");
    }

    boolean serverIsAlive() {
        return read(note())
                .lines()
                .findFirst()
                .filter(number -> isServer(PROC.resolve(number.strip())))
                .isPresent();
    }

    /** Children may outlive the server for a moment, and must not meet its successor. */
    boolean anyIsAlive() throws IOException {
        try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : all) {
                if (isPostgres(process) && worksInData(process)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private boolean isServer(Path process) {
        return isPostgres(process) && (worksInData(process) || names(process, data.toString()));
    }

    private static boolean isPostgres(Path process) {
        return read(process.resolve("comm")).equals("postgres\n");
    }

    private boolean worksInData(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean names(Path process, String argument) {
        return Arrays.asList(read(process.resolve("cmdline")).split("\0")).contains(argument);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
