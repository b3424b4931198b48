package org.undersigned.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program in a Java of its own: with another locale, or with less memory than a test has. */
record Child(Map<String, String> environment, List<String> options) {

    static Child inLocale(String locale) {
        return new Child(Map.of("LC_ALL", locale), List.of());
    }

    static Child with(String... options) {
        return new Child(Map.of(), List.of(options));
    }

    /** Everything it says. */
    String runs(Class<?> program, String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
