package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAddressTest {

    @TempDir
    private Path data;

    @Test
    void commands_print_the_address_of_the_server_that_runs() throws IOException {
        try (var served = Served.in(data)) {
            assertThat(address(Map.of())).isEqualTo("http://localhost:" + served.port());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("server"))))
                    .isEqualTo("rw-------");
        }

        assertThat(data.resolve("server")).doesNotExist();
        assertThat(address(Map.of())).isEqualTo("http://localhost:8080");
    }

    @Test
    void what_the_host_has_set_goes_before_it() {
        ServerAddress.in(data).leave("http://localhost:1234");

        assertThat(address(Map.of("UNDERSIGNED_PUBLIC_URL", "https://letters.example")))
                .isEqualTo("https://letters.example");
    }

    @Test
    void a_server_that_stops_leaves_what_another_has_told_since() {
        ServerAddress.in(data).leave("http://localhost:1234");
        ServerAddress.in(data).leave("http://localhost:5678");
        ServerAddress.in(data).remove("http://localhost:1234");

        assertThat(address(Map.of())).isEqualTo("http://localhost:5678");
    }

    private String address(Map<String, String> variables) {
        return Host.Mode.COMMAND
                .address(new Environment(data, new HashMap<>(variables)))
                .uri()
                .toString();
    }
}
