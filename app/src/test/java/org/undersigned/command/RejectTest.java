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
import org.undersigned.ledger.Ledgers;
import org.undersigned.mail.EmailAddress;
import org.undersigned.signature.Signatures;
import org.undersigned.signature.Trait;
import picocli.CommandLine;

class RejectTest {

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Served served;

    @BeforeEach
    void two_sign() {
        variables = Served.database();
        served = Served.in(folder.resolve("data"), variables);
        served.sign("Sam", "full");
        served.sign("Ada", "full");
        served.awaitCount(2);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void it_says_what_would_happen_and_changes_nothing() {
        assertThat(reject("domain=signers.example"))
                .contains("2 signatures would be set aside in bees", "Nothing has changed", "--apply");

        assertThat(served.count("rejection_batch")).isZero();
        assertThat(served.count("audit")).isZero();
    }

    @Test
    void applied_the_count_falls_with_its_reason_and_undone_it_rises() {
        assertThat(reject("address=Sam+x@signers.example", "--apply"))
                .contains("One signature is set aside", "reinstate bees.1");
        served.awaitCount(1);
        assertThat(entries()).containsEntry(3, 1L);

        assertThat(reject("domain=signers.example")).contains("One signature would");
        assertThat(reinstate("bees.1")).contains("One signature counts again");
        served.awaitCount(2);
        assertThat(entries()).containsEntry(5, 1L);
        assertThat(reinstate("bees.1")).contains("was undone before");
    }

    @Test
    void each_leaves_an_audit_entry_without_an_address() {
        reject("address=sam@signers.example", "--apply");
        reinstate("bees.1");

        assertThat(audit()).containsExactly("reject: 1: AUTOMATION, address=…", "reinstate: 1");
        assertThat(served.get(JdbcClient.class)
                        .sql("select condition from rejection_batch")
                        .query(String.class)
                        .single())
                .isEqualTo("address=…");
    }

    @Test
    void the_number_is_the_one_that_the_signer_knows() {
        assertThat(reject("number=2", "--apply")).contains("One signature");
        served.awaitCount(1);

        var rejected = served.get(JdbcClient.class)
                .sql("select ordinal from entry where type = 1 and signature_id = (select signature_id from rejection)")
                .query(Long.class)
                .single();
        assertThat(rejected).isEqualTo(2);
        assertThat(reject("number=3")).contains("No signature that stands in bees meets the condition");
    }

    @Test
    void what_is_held_is_told_apart_shown_without_a_name_and_released_by_a_condition() {
        hold("ada@signers.example");

        var would = reject("domain=signers.example");
        var shown = release();

        assertThat(would).contains("2 signatures would", "One of them is held and does not count yet");
        assertThat(shown)
                .containsPattern("[0-9a-f-]{36}  confirmed 20\\d\\d-\\d\\d-\\d\\dT.*; more requests came")
                .contains("One signature is held", "--where CONDITION")
                .doesNotContain("Ada", "signers.example");
        assertThat(release("--where", "address=sam@signers.example")).contains("No held signature of bees meets");
        assertThat(release("--where", "address=ada@signers.example")).contains("One signature counts now");
        assertThat(release()).contains("No signature is held");
    }

    @Test
    void what_is_set_aside_is_not_released() {
        hold("ada@signers.example");
        assertThat(reject("address=ada@signers.example", "--apply")).contains("One of them is held");

        assertThat(release("--all")).contains("0 signatures count now");
        assertThat(release()).contains("No signature is held");
    }

    @Test
    void a_rejection_that_never_was_cannot_be_undone() {
        assertThatThrownBy(() -> reinstate("bees.7")).hasMessageContaining("no rejection bees.7");
        assertThatThrownBy(() -> reinstate("bees")).hasMessageContaining("such as bees.3");
    }

    private String reject(String condition, String... more) {
        return run(
                new Reject(Application.class),
                Stream.concat(Stream.of("bees", "--where", condition, "--reason", "automation"), Stream.of(more)));
    }

    private String release(String... more) {
        return run(new Release(Application.class), Stream.concat(Stream.of("bees"), Stream.of(more)));
    }

    private void hold(String address) {
        served.get(JdbcClient.class)
                .sql(
                        "insert into hold select campaign_id, id, 'rate', now() from signature where campaign_id = ? and id = ?")
                .params(
                        served.bees().id().value(),
                        served.get(Signatures.class)
                                .standing(served.bees().id(), new Trait.OfAddress(new EmailAddress(address)))
                                .getFirst()
                                .value())
                .update();
    }

    private String reinstate(String batch) {
        return run(new Reinstate(Application.class), Stream.of(batch));
    }

    private String run(Run command, Stream<String> arguments) {
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return Printed.by(() -> command.run(served.host()));
    }

    private Map<Integer, Long> entries() {
        return served.get(Ledgers.class)
                .movements(served.bees().id())
                .orElseThrow()
                .entries();
    }

    private List<String> audit() {
        return served.get(JdbcClient.class)
                .sql("select act || ': ' || detail from audit order by id")
                .query(String.class)
                .list();
    }
}
