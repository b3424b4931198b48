package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.Application;

/** A server ends when it should. */
class ServeTest {

    @TempDir
    private Path data;

    @Test
    void a_server_started_for_a_process_ends_with_it_however_that_ends() throws Exception {
        var keeper = waiting();
        var server = CompletableFuture.supplyAsync(() -> Commands.run(
                Application.class,
                "serve",
                "--port",
                Integer.toString(Served.freePort()),
                "--data",
                data.toString(),
                "--while",
                Long.toString(keeper.pid())));
        Served.await(() -> Files.exists(data.resolve("server")));
        assertThat(server).isNotDone();

        keeper.destroyForcibly();

        assertThat(server.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(data.resolve("server")).doesNotExist();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    /** For ever: nobody writes to it. */
    private static Process waiting() throws IOException {
        return new ProcessBuilder("cat").start();
    }
}
