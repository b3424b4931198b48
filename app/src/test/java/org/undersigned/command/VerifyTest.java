package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.Application;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.Ledgers;

/** What a host hands out, checked by the command that its readers are told to use. */
class VerifyTest {

    @TempDir
    private Path folder;

    private Path pack;
    private Path receipt;
    private String key = "";
    private int exit;

    @BeforeEach
    void hand_out() throws IOException {
        pack = folder.resolve("pack");
        try (var served = Served.in(folder.resolve("data"))) {
            var path = served.sign("Sam", "full");
            served.sign("Ada", "none");
            served.awaitCount(2);
            receipt = Files.writeString(
                    folder.resolve("receipt.json"), served.get(path + ".json").body());
            var deliveries = served.get(Deliveries.class);
            deliveries.copy(deliveries.pack(served.bees(), false, _ -> {}).orElseThrow(), pack);
            key = served.get(Ledgers.class)
                    .latest(served.bees().id())
                    .orElseThrow()
                    .verifierKey();
        }
    }

    @Test
    void what_was_handed_out_is_proven_without_the_host() {
        assertThat(verify("receipt", receipt.toString(), "--key", key))
                .startsWith("OK: ")
                .contains("given key");
        assertThat(verify("log", pack + "/log", "--old", pack + "/checkpoint", "--key", key))
                .startsWith("OK: ");
        assertThat(verify("delivery", pack.toString(), "--key", key))
                .startsWith("OK: the count behind this letter was 2");
        assertThat(exit).isZero();
        assertThat(verify("delivery", pack.toString())).startsWith("OK: ").contains("the key in the file");
    }

    @Test
    void what_was_changed_fails_and_says_why() throws IOException {
        Files.writeString(pack.resolve("letter.txt"), "!", StandardOpenOption.APPEND);

        assertThat(verify("delivery", pack.toString()))
                .startsWith("FAIL: ")
                .contains("letter.txt")
                .hasLineCount(1);
        assertThat(exit).isEqualTo(1);
        assertThat(verify("receipt", pack + "/nothing")).startsWith("FAIL: ");
        assertThat(verify("log", pack + "/log", "--key", key.replace('a', 'b'))).startsWith("FAIL: ");
    }

    @Test
    void what_it_does_not_know_is_wrong_usage() {
        verify("delivery");
        assertThat(exit).isEqualTo(2);
        verify("letter", pack.toString());
        assertThat(exit).isEqualTo(2);
        verify("receipt", receipt.toString(), "--old", "checkpoint");
        assertThat(exit).isEqualTo(2);
        verify();
        assertThat(exit).isEqualTo(2);
    }

    private String verify(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "verify";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Printed.by(() -> exit = Commands.run(Application.class, line));
    }
}
