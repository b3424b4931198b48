package org.undersigned.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.Application;
import picocli.CommandLine;

/** There is no way back from a new ledger. */
class RenewLedgerTest {

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Served served;

    @BeforeEach
    void one_signs() {
        variables = Served.database();
        served = Served.in(folder.resolve("data"), variables);
        served.sign("Sam", "full");
        served.awaitCount(1);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void a_ledger_that_goes_on_is_not_given_up() {
        assertThatThrownBy(this::renew)
                .hasMessageContaining("The ledger of bees goes on")
                .hasMessageContaining("--even-so");

        assertThat(served.count("ledger")).isEqualTo(1);
        assertThat(served.count("audit")).isZero();
    }

    @Test
    void it_is_given_up_by_whoever_says_so() {
        assertThat(renew("--even-so")).contains("/log/bees.2");
        assertThat(served.count("audit")).isEqualTo(1);
    }

    @Test
    void one_that_came_out_of_a_backup_is_given_up_once() {
        doubt();

        assertThat(renew()).contains("/log/bees.2");
        assertThatThrownBy(this::renew).hasMessageContaining("goes on");
        served.awaitCount(1);
    }

    @Test
    void one_that_has_not_begun_is_told_of_and_begins_with_the_first_request() {
        served.close();
        variables = Served.database();
        served = Served.in(folder.resolve("data"), variables);
        doubt();

        assertThat(renew()).contains("Nobody has asked to sign yet").contains("/log/bees.2");

        assertThat(served.count("ledger")).isZero();
        served.sign("Ada", "full");
        served.awaitCount(1);
        assertThat(served.count("ledger where log = 2")).isEqualTo(1);
    }

    @Test
    void a_number_that_may_be_taken_is_passed_over_by_whoever_says_so() {
        doubt();
        for (var taken : List.of("1", "-7", "10000")) {
            assertThatThrownBy(() -> renew("--number", taken)).hasMessageContaining("must be above 1");
        }
        assertThat(served.count("ledger")).isEqualTo(1);

        assertThat(renew("--number", "4")).contains("/log/bees.4");

        Served.await(() -> served.get("/log/bees.4/checkpoint").statusCode() == 200);
        assertThat(renew("--even-so")).contains("/log/bees.5");
    }

    private void doubt() {
        served.get(JdbcClient.class)
                .sql("insert into restored_ledger (campaign_id, log, restored_at) select id, 1, now() from campaign")
                .update();
    }

    private String renew(String... options) {
        var command = new RenewLedger(Application.class);
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of("bees"), Stream.of(options)).toArray(String[]::new));
        return Printed.by(() -> {
            var environment = new Environment(folder.resolve("data"), variables);
            try (var host = Host.open(Application.class, environment, Host.Mode.COMMAND)) {
                command.run(host);
            }
        });
    }
}
