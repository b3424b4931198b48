package org.undersigned.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.CampaignId;
import org.undersigned.review.Reviews;
import org.undersigned.signature.Bees;
import org.undersigned.signature.Display;
import org.undersigned.signature.SignatureId;
import org.undersigned.verify.Verification;
import org.undersigned.verify.Verifier;

/** The ledger of one campaign, which tests let people into. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OneLedger {

    @RegisterExtension
    final Bees bees = new Bees();

    @TempDir
    Path folder;

    Movements movements() {
        return ledgers().movements(campaign()).orElseThrow();
    }

    List<SignatureId> stand(int people) {
        return stand(people, "signer");
    }

    List<SignatureId> stand(int people, String name) {
        return IntStream.range(0, people)
                .mapToObj(i -> stand("Signer " + i, name + i + "@example.org"))
                .map(secret -> bees.signatures().find(secret).orElseThrow().id())
                .toList();
    }

    /** From the host's own network, which no limit holds up. */
    String stand(String name, String address) {
        var asking = bees.asking(bees.campaign(), name, address, Display.FULL, Bees.client("10.0.0.1"));
        bees.signatures().sign(asking);
        return bees.confirm(bees.mailedLink(address));
    }

    String secret(SignatureId id) {
        return bees.receiptOf(id);
    }

    void record() {
        bees.get(Sequencer.class).run();
    }

    Optional<Delivered> deliver() {
        return bees.get(TransactionOperations.class).execute(_ -> ledgers().deliver(bees.campaign()));
    }

    long number(SignatureId id) {
        return ledgers().number(campaign(), id).orElseThrow();
    }

    /** What an outsider's verifier says of the ledger as it is served. */
    String log() {
        var log = latest();
        var files = folder.resolve("log");
        ledgers().write(campaign(), log.log(), log.checkpoint(), files);
        return Verifier.log(files.toString(), Optional.empty(), Optional.of(log.verifierKey()))
                .line();
    }

    Verification receipt(String json) throws IOException {
        return Verifier.receipt(
                Files.writeString(folder.resolve("receipt.json"), json), Optional.of(latest().verifierKey()));
    }

    List<Integer> types() {
        return bees.jdbc()
                .sql("select type from entry where campaign_id = ? order by log, index")
                .param(campaign().value())
                .query(Integer.class)
                .list();
    }

    List<String> refused() {
        return ledgers().refused();
    }

    PublicLog latest() {
        return ledgers().latest(campaign()).orElseThrow();
    }

    Tally tally() {
        return ledgers().tally(campaign()).orElseThrow();
    }

    CampaignId campaign() {
        return bees.campaign().id();
    }

    Ledgers ledgers() {
        return bees.get(Ledgers.class);
    }

    Reviews reviews() {
        return bees.get(Reviews.class);
    }
}
