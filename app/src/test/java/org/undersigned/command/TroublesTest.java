package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class TroublesTest {

    @Test
    void a_full_disk_however_deep_it_lies() {
        var full = new FileSystemException("data/packs/letter.pdf", null, "No space left on device");

        assertThat(line(new UncheckedIOException(full))).contains("disk is full", "Make room");
        assertThat(line(new UncheckedIOException(new IOException("No space left on device"))))
                .contains("disk is full");
        assertThat(line(new BeanCreationException("keys", new UncheckedIOException(full))))
                .contains("disk is full");
    }

    @Test
    void a_database_without_room() {
        var full = new SQLException("could not extend file", "53100");

        assertThat(line(new CannotGetJdbcConnectionException("no", full))).contains("no room", "Make room");
    }

    @Test
    void a_file_that_is_not_ours_to_write() {
        assertThat(line(new UncheckedIOException(new AccessDeniedException("/letters/pack"))))
                .contains("/letters/pack cannot be written by this user");
    }

    @Test
    void what_nobody_foresaw_is_left_to_the_log() {
        assertThat(Troubles.of(new IllegalStateException("new"))).isEmpty();
        assertThat(Troubles.brief(new IllegalStateException("sam@signers.example")))
                .contains("IllegalStateException", "TroublesTest")
                .doesNotContain("sam@");
    }

    private static String line(Throwable trouble) {
        return Troubles.of(trouble).orElseThrow().getMessage();
    }
}
