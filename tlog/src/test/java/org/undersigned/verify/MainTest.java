package org.undersigned.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void what_holds_is_one_line_and_exit_0() {
        Pack.in(folder);

        assertThat(run("verify", "delivery", folder.toString())).isZero();
        assertThat(out.toString(UTF_8)).startsWith("OK: ").hasLineCount(1);
        assertThat(run(
                        "verify",
                        "--key",
                        Pack.VKEY,
                        "log",
                        folder.resolve("log").toString(),
                        "--old",
                        folder + "/checkpoint"))
                .isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void what_does_not_hold_is_one_line_and_exit_1() {
        assertThat(run("verify", "receipt", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("FAIL: ").hasLineCount(1);
    }

    @Test
    void a_name_that_no_file_can_have_is_one_line_and_exit_1() {
        assertThat(run("verify", "receipt", "a\u0000b")).isEqualTo(1);
        assertThat(run("verify", "log", "a\u0000b")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).hasLineCount(2).startsWith("FAIL: ").contains("cannot be read");
    }

    @Test
    void wrong_usage_is_explained_with_exit_2() {
        for (var arguments : List.of(
                List.<String>of(),
                List.of("verify"),
                List.of("verify", "receipt"),
                List.of("verify", "letter", "x"),
                List.of("prove", "receipt", "x"),
                List.of("verify", "receipt", "x", "y"),
                List.of("verify", "receipt", "x", "--key"),
                List.of("verify", "receipt", "x", "--key", "a", "--key", "b"),
                List.of("verify", "receipt", "x", "--old", "y"),
                List.of("verify", "delivery", "x", "--old", "y"),
                List.of("verify", "receipt", "x", "--help"))) {
            err.reset();

            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
            assertThat(err.toString(UTF_8)).startsWith("Usage: ").contains("[--old CHECKPOINT]");
        }
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
