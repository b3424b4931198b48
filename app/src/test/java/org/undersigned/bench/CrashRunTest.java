package org.undersigned.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies, nothing that was answered is lost. */
class CrashRunTest {

    private static final Path DOCUMENT = Path.of("../examples/welcome-asylum-seekers.md");

    @TempDir
    private Path folder;

    @Test
    void a_planted_loss_is_seen() {
        var report = new CrashRun(folder.resolve("data"), DOCUMENT, 1, 0, _ -> {}).run(database -> {
            database.change("delete from request where id = (select id from request order by id limit 1)");
            database.change("delete from signature where id = (select id from signature order by id limit 1)");
        });

        assertThat(report.findings().stream().filter(it -> !it.holds()).map(Finding::promise))
                .contains("every answered request is stored", "the ledger holds every stored signature and no other");
    }

    @Test
    void nothing_answered_is_lost_when_server_and_database_are_killed() {
        var report = new CrashRun(folder.resolve("data"), DOCUMENT, 2, 2, _ -> {}).run();

        assertThat(report.findings())
                .hasSize(5)
                .allSatisfy(finding ->
                        assertThat(finding.holds()).as(finding.line()).isTrue());
    }
}
