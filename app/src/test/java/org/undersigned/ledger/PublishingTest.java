package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.command.Served;
import org.undersigned.tlog.SigningKey;

/** What the world has once been shown of a ledger, whatever the host sets later. */
class PublishingTest {

    private static final String WITNESS =
            new SigningKey("witness.example/w1", new byte[32]).witnessKey().text();

    @TempDir
    private Path folder;

    private Map<String, String> variables;
    private Served served;

    @BeforeEach
    void one_signs() {
        variables = Served.database();
        // The same address whatever port it is served on.
        variables.put("UNDERSIGNED_PUBLIC_URL", "http://bees.example");
        served = Served.in(folder, variables);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void it_stays_when_a_quorum_is_switched_on_and_no_witness_answers() {
        var first = served.sign("Sam", "none");
        served.awaitCount(1);
        var checkpoint = served.get("/log/bees/checkpoint").body();
        served.close();
        variables.put("UNDERSIGNED_WITNESSES", WITNESS + " http://127.0.0.1:" + Served.freePort());
        variables.put("UNDERSIGNED_WITNESS_QUORUM", "1");

        served = Served.in(folder, variables);

        assertShown(first, checkpoint);
        var second = served.sign("Ada", "none");
        Served.await(() -> served.count("entry") == 3);
        assertShown(first, checkpoint);
        assertThat(served.get(second + ".json").statusCode()).isEqualTo(503);
        for (var tile : List.of("0", "entries")) {
            assertThat(served.get("/log/bees/tile/" + tile + "/000.p/2").statusCode())
                    .isEqualTo(200);
            assertThat(served.get("/log/bees/tile/" + tile + "/000.p/3").statusCode())
                    .isEqualTo(404);
        }
    }

    private void assertShown(String receipt, String checkpoint) {
        assertThat(served.get(Served.BEES + "/count.json").body()).contains("\"signature_count\":1", "\"size\":2");
        assertThat(served.get("/log/bees/checkpoint").body()).isEqualTo(checkpoint);
        assertThat(served.get(receipt + ".json").statusCode()).isEqualTo(200);
        assertThat(served.get(Served.BEES + "/integrity").statusCode()).isEqualTo(200);
    }
}
