package org.undersigned.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void make_the_database() {
        EmbeddedPostgres.open(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_written(@TempDir Path other) throws IOException {
        var file = Files.createFile(other.resolve("file"));

        assertThat(refusal(file)).contains("cannot be written", file.toString());
        assertThat(refusal(file.resolve("below"))).contains("cannot be written", file.toString());
        assertThat(refusal(Path.of("/proc/undersigned"))).contains("cannot be written", "/proc/undersigned");
    }

    @Test
    void data_of_another_major_version() throws IOException {
        var version = folder.resolve("data/PG_VERSION");
        var ours = Files.readString(version);

        Files.writeString(version, "17\n");
        assertThat(refusal(folder)).contains("was made by PostgreSQL 17, and PostgreSQL " + ours.strip());

        Files.writeString(version, ours);
        EmbeddedPostgres.open(folder).close();
    }

    @Test
    void a_server_that_does_not_start_with_the_reason_from_its_log() throws IOException {
        var configuration = folder.resolve("data/postgresql.conf");
        var good = Files.readString(configuration);

        Files.writeString(configuration, "max_connections = many\n", StandardOpenOption.APPEND);
        assertThat(refusal(folder)).contains("does not work", "FATAL", "postgresql.conf");

        Files.writeString(configuration, good);
        EmbeddedPostgres.open(folder).close();
    }

    @Test
    void a_password_that_is_lost() throws IOException {
        var access = folder.resolve("access.properties");
        var kept = Files.move(access, folder.resolve("kept"));
        assertThat(refusal(folder)).contains("access.properties is missing");

        Files.writeString(access, "port=none\n");
        assertThat(refusal(folder)).contains("access.properties cannot be understood");

        Files.delete(access);
        Files.move(kept, access);
        EmbeddedPostgres.open(folder).close();
    }

    @Test
    void a_full_disk() {
        assertThat(PostgresRefused.because(folder, "could not write: No space left on device"))
                .hasMessageContaining("no space left");
    }

    @Test
    void a_folder_that_root_cannot_give_to_the_user_who_runs_the_server(@TempDir Path parent) throws IOException {
        assumeTrue(isRoot());
        var given = Files.createDirectory(parent.resolve("given"));
        Files.setAttribute(given, "unix:uid", 1234);
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));

        assertThat(refusal(given)).contains("will not run as root", "user 1234", "cannot reach");
    }

    private static boolean isRoot() throws IOException {
        return Launcher.Owner.of(Path.of("/proc/self")).isRoot();
    }

    private static String refusal(Path folder) {
        var refused = catchThrowableOfType(PostgresRefused.class, () -> EmbeddedPostgres.open(folder));
        assertThat(refused.getMessage().lines()).hasSize(1);
        return refused.getMessage();
    }
}
