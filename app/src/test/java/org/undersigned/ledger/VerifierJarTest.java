package org.undersigned.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the verifier that is given out comes from. */
class VerifierJarTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_the_very_file_that_the_program_runs_from_with_its_sum() throws IOException {
        var file = Files.writeString(folder.resolve("tlog-1.jar"), "abc");

        var jar = VerifierJar.at(file).orElseThrow();

        assertThat(jar.bytes()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(jar.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void classes_in_a_folder_are_no_file_to_give_out() {
        assertThat(VerifierJar.at(folder)).isEmpty();
    }
}
