package org.undersigned.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that opens a folder, prints the URL, and closes when its input ends. */
final class Visitor {

    private Visitor() {}

    public static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.open(Path.of(arguments[0]))) {
            System.out.println(postgres.url());
            System.in.readAllBytes();
        }
    }
}
