package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.Application;

class ExportTest extends HandOver {

    @Test
    void an_export_leaves_its_reason_and_gives_only_the_addresses_of_those_who_agreed() throws IOException {
        served.sign("Sam", "none");
        served.post(BEES + "/signatures", form(Map.of("name", "Ada", "email", "ada@signers.example", "updates", "on")));
        served.post(served.link("ada@signers.example"), "");
        served.awaitCount(2);

        var file = folder.resolve("signers.csv");
        var printed = run(new Export(Application.class), "bees", "--out", file.toString(), "--purpose", "a party");

        assertThat(printed).contains("2 signatures");
        assertThat(Files.readString(file))
                .contains("Sam", "ada@signers.example")
                .doesNotContain("sam@");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(served.get(JdbcClient.class)
                        .sql("select act || ': ' || detail from audit")
                        .query(String.class)
                        .list())
                .containsExactly("export: a party");
    }
}
