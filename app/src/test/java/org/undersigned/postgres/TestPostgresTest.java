package org.undersigned.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void each_asking_gives_a_database_of_its_own() throws Exception {
        var first = TestPostgres.freshDatabase();
        var second = TestPostgres.freshDatabase();
        try (var connection = first.getConnection()) {
            connection.createStatement().execute("create table bee (name text)");
        }

        try (var connection = DriverManager.getConnection(second.getUrl(), second.getUsername(), second.getPassword());
                var rows = connection.createStatement().executeQuery("select to_regclass('bee')")) {
            rows.next();
            assertThat(rows.getString(1)).isNull();
        }
    }
}
