package org.undersigned.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.PublicAddress;
import org.undersigned.signature.Bees;
import org.undersigned.vault.Vault;

/** Two nodes on one database: the one of the bees writes, the other serves and remembers. */
class NodesTest {

    private static final List<String> TABLES = List.of("ledger", "entry", "tile", "published", "movement", "place");

    @RegisterExtension
    private static final Bees bees = new Bees();

    @TempDir
    private Path folder;

    private LastSeen othersFiles;
    private Sequencer other;

    @BeforeEach
    void open_the_other() {
        othersFiles = new LastSeen(new LedgerSettings(folder));
        other = sequencer(othersFiles);
    }

    @Test
    void a_node_that_never_writes_refuses_a_database_that_went_back_after_the_writer_is_lost() {
        bees.stand("Sam", "sam@example.org");
        record();
        keep();
        bees.stand("Ada", "ada@example.org");
        record();
        other.run();

        goBack();

        assertRefused(other);
        bees.stand("Mina", "mina@example.org");
        assertRefused(other);
        assertThat(bees.count("entry")).isEqualTo(2);
        assertThat(remembered()).isEqualTo(3);
    }

    @Test
    void once_one_has_noticed_no_other_seals_further_and_any_may_begin_anew() {
        goBackUnnoticed();
        var forgetful = forgetful();

        assertRefused(other);

        bees.stand("Mina", "mina@example.org");
        assertRefused(forgetful);
        assertThatThrownBy(() -> deliver(forgetful)).isInstanceOf(LedgerBehind.class);
        assertThat(bees.count("entry")).isEqualTo(2);
        assertThat(renew(forgetful)).isInstanceOf(Renewal.Begun.class);
        forgetful.run();
        other.run();
        assertThat(bees.count("entry where log = 2")).isEqualTo(4);
    }

    @Test
    void what_another_sealed_after_the_database_went_back_is_noticed_and_not_remembered() {
        goBackUnnoticed();
        var forgetful = forgetful();
        bees.stand("Mina", "mina@example.org");
        bees.stand("Dora", "dora@example.org");
        forgetful.run();
        assertThat(bees.count("entry")).isEqualTo(4);

        assertRefused(other);

        assertThat(remembered()).isEqualTo(3);
        bees.stand("Zoe", "zoe@example.org");
        assertRefused(forgetful);
        assertThat(bees.count("entry")).isEqualTo(4);
    }

    @Test
    void a_delivery_that_is_refused_tells_the_others() {
        goBackUnnoticed();

        assertThatThrownBy(() -> deliver(other))
                .isInstanceOf(LedgerBehind.class)
                .hasMessageContaining("seen at size 3");

        bees.stand("Mina", "mina@example.org");
        assertRefused(forgetful());
    }

    @Test
    void a_ledger_that_the_database_has_forgotten_does_not_begin_again_on_another_node() {
        bees.sign("Sam", "sam@example.org");
        keep();
        record();
        other.run();
        goBack();

        assertRefused(other);

        assertRefused(forgetful());
        renew(forgetful());
        assertThat(bees.count("entry where log = 2")).isEqualTo(1);
    }

    @Test
    void the_doubt_of_one_reaches_to_the_newest_ledger_that_it_has_seen() {
        bees.stand("Sam", "sam@example.org");
        record();
        keep();
        bees.stand("Ada", "ada@example.org");
        record();
        other.run();
        bees.get(Ledgers.class).renew(bees.campaign(), OptionalInt.empty());
        other.run();
        goBack();
        bees.stand("Mina", "mina@example.org");
        assertRefused(other);

        renew(forgetful());

        assertThat(bees.count("entry where log = 3")).isEqualTo(1);
    }

    @Test
    void every_node_remembers_every_ledger_as_it_goes_on() {
        bees.stand("Sam", "sam@example.org");
        record();
        other.run();
        assertThat(remembered()).isEqualTo(2);

        bees.stand("Ada", "ada@example.org");
        record();
        other.run();

        assertThat(remembered()).isEqualTo(3);
        bees.get(Ledgers.class).renew(bees.campaign(), OptionalInt.empty());
        record();
        other.run();
        assertThat(remembered()).isEqualTo(3);
    }

    /** Two were sealed, as the other has seen, and the database knows of one. */
    private void goBackUnnoticed() {
        bees.stand("Sam", "sam@example.org");
        record();
        keep();
        bees.stand("Ada", "ada@example.org");
        record();
        other.run();
        goBack();
    }

    /** A node with a new data folder. */
    private Sequencer forgetful() {
        return sequencer(new LastSeen(new LedgerSettings(folder.resolve("new"))));
    }

    private static void assertRefused(Sequencer node) {
        node.run();
        assertThat(bees.get(Ledgers.class).refused())
                .containsExactly(bees.campaign().slug().value());
    }

    private static Renewal renew(Sequencer node) {
        return Objects.requireNonNull(bees.get(TransactionOperations.class)
                .execute(_ -> node.renewRefused(bees.campaign(), OptionalInt.empty())));
    }

    private static void deliver(Sequencer node) {
        bees.get(TransactionOperations.class).executeWithoutResult(_ -> node.deliver(bees.campaign()));
    }

    private static void record() {
        bees.get(Sequencer.class).run();
    }

    private long remembered() {
        var origin = bees.get(Ledgers.class)
                .latest(bees.campaign().id())
                .orElseThrow()
                .origin();
        return othersFiles.of(origin).orElseThrow().size();
    }

    /** The same program on the same database, with a folder of its own. */
    private static Sequencer sequencer(LastSeen files) {
        var store = bees.get(LedgerStore.class);
        var tiles = bees.get(TileStore.class);
        var writer = new LedgerWriter(
                store,
                tiles,
                bees.get(MovementStore.class),
                bees.get(PublishedStore.class),
                files,
                bees.get(Doubts.class),
                bees.get(Vault.class),
                bees::now);
        return new Sequencer(
                store,
                bees.get(QueueStore.class),
                writer,
                bees.get(PublishedStore.class),
                bees.get(Logs.class),
                new Lookout(store, tiles, bees.get(Logs.class), files, bees.get(Doubts.class), bees::now),
                files,
                bees.get(Doubts.class),
                bees.get(Refusals.class),
                bees.get(Decisions.class),
                bees.get(Campaigns.class),
                bees.get(Vault.class),
                bees.get(PublicAddress.class),
                bees.get(TransactionOperations.class),
                bees::now);
    }

    private static void keep() {
        for (var table : TABLES) {
            bees.jdbc().sql("drop table if exists kept_" + table).update();
            bees.jdbc().sql("create table kept_" + table + " as table " + table).update();
        }
    }

    private static void goBack() {
        for (var table : TABLES) {
            bees.jdbc().sql("delete from " + table).update();
            bees.jdbc()
                    .sql("insert into " + table + " select * from kept_" + table)
                    .update();
            bees.jdbc().sql("drop table kept_" + table).update();
        }
    }
}
