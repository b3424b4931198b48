package org.undersigned.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.tlog.Unproven;

class LinesTest {

    @TempDir
    Path folder;

    @Test
    void lines_come_one_by_one_with_or_without_a_last_newline() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
        assertThat(lines("é\n\nb")).containsExactly("é", "", "b");
        assertThat(lines("é\n\nb\n")).containsExactly("é", "", "b");
    }

    @Test
    void a_file_may_be_long_and_a_line_may_not() throws IOException {
        var line = "x".repeat(60_000);

        assertThat(lines((line + "\n").repeat(50))).hasSize(50).containsOnly(line);
        assertThatThrownBy(() -> lines("a\n" + "x".repeat(70_000)))
                .isInstanceOf(Unproven.class)
                .hasMessage("file, line 2: it is too long");
    }

    @Test
    void what_is_not_text_is_refused() {
        assertThatThrownBy(() -> lines(new byte[] {'a', '\n', (byte) 0xff, '\n'}))
                .isInstanceOf(Unproven.class)
                .hasMessage("file, line 2: it is not UTF-8 text");
        assertThatThrownBy(() -> Lines.each(folder, _ -> {})).isInstanceOf(Unproven.class);
    }

    private List<String> lines(String text) throws IOException {
        return lines(text.getBytes(UTF_8));
    }

    private List<String> lines(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        var lines = new ArrayList<String>();
        Lines.each(file, lines::add);
        return lines;
    }
}
