package org.undersigned.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @Test
    void root_runs_the_server_of_another_s_folder_as_its_owner(@TempDir Path parent) throws Exception {
        assumeTrue(Launcher.Owner.of(Path.of("/proc/self")).isRoot());
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        var folder = Files.createDirectory(parent.resolve("given"));
        Files.setAttribute(folder, "unix:uid", 65534);
        Files.setAttribute(folder, "unix:gid", 1235);

        try (var _ = EmbeddedPostgres.open(folder)) {
            var number =
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
            assertThat(Launcher.Owner.of(Path.of("/proc", number))).isEqualTo(new Launcher.Owner(65534, 1235));
        }

        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                assertThat(Launcher.Owner.of(file)).as(file.toString()).isEqualTo(new Launcher.Owner(65534, 1235));
            }
        }
    }
}
