package org.undersigned.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The verifier as it is started, and then the most memory that its process has ever held, as Linux knows it. */
final class Measured {

    static final Path STATUS = Path.of("/proc/self/status");

    private Measured() {}

    public static void main(String[] arguments) throws IOException {
        Main.run(List.of(arguments), System.out, System.err);
        try (var lines = Files.lines(STATUS)) {
            lines.filter(line -> line.startsWith("VmHWM:")).forEach(System.out::println);
        }
    }
}
