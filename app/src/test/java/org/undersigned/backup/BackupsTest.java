package org.undersigned.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undersigned.command.Served.BEES;
import static org.undersigned.command.Served.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.undersigned.command.Served;
import org.undersigned.delivery.Deliveries;
import org.undersigned.ledger.LedgerBehind;
import org.undersigned.ledger.Ledgers;
import org.undersigned.postgres.TestPostgres;

class BackupsTest {

    @TempDir
    private Path folder;

    private final DriverManagerDataSource before = TestPostgres.freshDatabase();
    private final DriverManagerDataSource after = TestPostgres.emptyDatabase();
    private final List<String> doubted = new ArrayList<>();
    private Served served;

    @BeforeEach
    void serve() {
        served = Served.in(folder.resolve("before"), variables(before));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void every_row_and_pack_comes_back_and_the_host_goes_on_from_there() throws IOException {
        var receipt = served.sign("Sam Under\\nÜnder", "full");
        served.sign("Ada", "full");
        served.awaitCount(2);
        served.get(Deliveries.class).pack(served.bees(), false, _ -> {});
        served.close();
        var rows = rows(before);

        var kept = backup();
        restore(true);

        assertThat(kept.signatures()).isEqualTo(2);
        assertThat(kept.packs()).isEqualTo(1);
        assertThat(rows(after)).containsAllEntriesOf(without(rows, "audit"));
        assertThat(files(folder.resolve("after/packs"))).isEqualTo(files(folder.resolve("before/packs")));
        serveRestored();
        assertThat(served.get(receipt).body()).contains("Ünder");
        served.sign("Mina", "full");
        served.awaitCount(3);
        assertThat(origin()).doesNotEndWith(".2");
        jdbc(after)
                .sql("insert into campaign (slug, created_at) values ('wasps', now())")
                .update();
    }

    @Test
    void it_is_of_one_moment_although_people_sign_meanwhile() throws Exception {
        var over = new AtomicBoolean();
        try (var people = Executors.newFixedThreadPool(3)) {
            var signing = List.of(1, 2, 3).stream()
                    .map(one -> people.submit(() -> {
                        for (var i = 0; !over.get(); i++) {
                            var fields = Map.of("name", "Sam", "email", one + "." + i + "@signers.example");
                            assertThat(served.post(BEES + "/signatures", form(fields))
                                            .statusCode())
                                    .isEqualTo(303);
                        }
                    }))
                    .toList();
            Served.await(() -> served.count("request") > 50);
            backup();
            over.set(true);
            for (var one : signing) {
                one.get();
            }
        }

        restore(true);

        var asked = number(after, "select sum(amount) from progress where step = 'ASKED'");
        assertThat(asked).isGreaterThan(50).isLessThan(served.count("request"));
        assertThat(number(after, "select count(*) from request")).isEqualTo(asked);
        assertThat(number(
                        after,
                        "select count(*) from request join agreement on hash = agreement where purpose = 'COUNTED'"))
                .isEqualTo(asked);
    }

    @Test
    void a_ledger_that_may_have_gone_further_is_sealed_no_more_and_begins_anew() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        backup();
        served.sign("Ada", "full");
        served.awaitCount(2);

        restore(false);
        serveRestored();

        assertThat(doubted).containsExactly("bees");
        served.sign("Mina", "full");
        var ledgers = served.get(Ledgers.class);
        assertThatThrownBy(() -> served.get(Deliveries.class).pack(served.bees(), false, _ -> {}))
                .isInstanceOf(LedgerBehind.class);
        assertThat(served.count("sequencing")).isEqualTo(1);
        ledgers.renewRefused(served.bees(), OptionalInt.empty());
        served.awaitCount(2);
        assertThat(origin()).endsWith("/log/bees.2");
    }

    @Test
    void one_that_had_not_begun_does_not_begin_under_a_name_that_may_be_taken() throws IOException {
        backup();
        restore(false);
        serveRestored();
        served.sign("Sam", "full");

        served.get(Ledgers.class).renewRefused(served.bees(), OptionalInt.empty());
        served.awaitCount(1);
        assertThat(origin()).endsWith("/log/bees.2");
    }

    @Test
    void a_folder_that_has_seen_more_is_not_talked_out_of_it() throws IOException {
        served.sign("Sam", "full");
        served.awaitCount(1);
        backup();
        served.sign("Ada", "full");
        served.awaitCount(2);
        FileSystemUtils.copyRecursively(folder.resolve("before/ledger"), folder.resolve("after/ledger"));

        restore(true);
        serveRestored();
        served.sign("Mina", "full");

        assertThatThrownBy(() -> served.get(Deliveries.class).pack(served.bees(), false, _ -> {}))
                .isInstanceOf(LedgerBehind.class);
        assertThat(served.count("entry")).isEqualTo(2);
    }

    @Test
    void a_file_that_is_foreign_damaged_or_cut_short_changes_nothing() throws IOException {
        served.sign("Sam", "full");
        backup();
        var whole = Files.readAllBytes(file());

        for (var length : List.of(0, 10, whole.length / 2, whole.length - 1)) {
            assertRefused(Arrays.copyOf(whole, length), "damaged or cut short");
        }
        // Longer than what a ZIP file says of a part: a single byte may be one that nobody reads, as the time in it.
        var changed = whole.clone();
        for (var i = 0; i < 200; i++) {
            changed[whole.length / 3 + i] ^= 1;
        }
        assertRefused(changed, "damaged or cut short");
        assertRefused("Dear Mina,".repeat(100).getBytes(), "damaged or cut short");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
        }
        assertRefused(Files.readAllBytes(file()), "no backup");
        assertThat(number(after, "select count(*) from pg_tables where schemaname = 'public'"))
                .isZero();
    }

    @Test
    void a_database_with_data_is_left_alone() throws IOException {
        backup();

        assertThatThrownBy(() -> restore(before, true)).hasMessageContaining("holds data already");

        assertThat(served.count("campaign")).isEqualTo(1);
    }

    @Test
    void a_restore_that_fails_at_its_end_leaves_an_empty_database_that_may_be_filled_again() throws IOException {
        served.sign("Sam", "full");
        backup();
        try (var backup = BackupFile.open(file())) {
            var wrongKeys = new Restoring(
                    true,
                    _ -> {
                        throw new IllegalStateException("other keys");
                    },
                    _ -> {});
            assertThatThrownBy(() -> backups(after, "after").restore(backup, wrongKeys))
                    .hasMessage("other keys");
        }
        assertThat(number(after, "select count(*) from request")).isZero();

        restore(true);

        assertThat(number(after, "select count(*) from request")).isEqualTo(1);
    }

    @Test
    void only_its_owner_reads_it_and_a_failed_one_leaves_the_former() throws IOException {
        backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        var former = Files.readAllBytes(file());

        jdbc(before).sql("alter table host rename to hosts").update();
        assertThatThrownBy(this::backup).isInstanceOf(RuntimeException.class);
        jdbc(before).sql("alter table hosts rename to host").update();

        assertThat(Files.readAllBytes(file())).isEqualTo(former);
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(file(), folder.resolve("before"));
        }
    }

    @Test
    void there_is_nothing_to_keep_where_no_host_has_been() {
        assertThatThrownBy(() -> backups(after, "after").write(file())).hasMessageContaining("nothing to back up");
        assertThat(file()).doesNotExist();
    }

    private void assertRefused(byte[] content, String reason) throws IOException {
        Files.write(file(), content);
        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(reason);
    }

    private Path file() {
        return folder.resolve("backup.zip");
    }

    private Backups.Kept backup() throws IOException {
        return backups(before, "before").write(file());
    }

    private void restore(boolean nothingSince) throws IOException {
        restore(after, nothingSince);
    }

    private void restore(DataSource database, boolean nothingSince) throws IOException {
        try (var backup = BackupFile.open(file())) {
            backups(database, "after").restore(backup, new Restoring(nothingSince, _ -> {}, doubted::addAll));
        }
    }

    private Backups backups(DataSource database, String data) {
        return new Backups(database, folder.resolve(data).resolve("packs"), InstantSource.system());
    }

    /** With the keys that were kept apart. */
    private void serveRestored() throws IOException {
        served.close();
        FileSystemUtils.copyRecursively(folder.resolve("before/keys"), folder.resolve("after/keys"));
        served = Served.in(folder.resolve("after"), variables(after));
    }

    private String origin() {
        return served.get(Ledgers.class)
                .latest(served.bees().id())
                .orElseThrow()
                .origin();
    }

    private static Map<String, String> variables(DriverManagerDataSource database) {
        var variables = Served.naming(database);
        variables.put("UNDERSIGNED_PUBLIC_URL", "http://bees.example");
        return variables;
    }

    private static Map<String, List<String>> rows(DataSource database) {
        var rows = new HashMap<String, List<String>>();
        for (var table : new TableStore(database).names()) {
            rows.put(
                    table,
                    jdbc(database)
                            .sql("select t::text from " + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private static Map<String, List<String>> without(Map<String, List<String>> rows, String table) {
        rows.remove(table);
        return rows;
    }

    private static Map<String, String> files(Path root) throws IOException {
        var files = new HashMap<String, String>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Fingerprint.of(Files.newInputStream(file)));
            }
        }
        return files;
    }

    private static long number(DataSource database, String sql) {
        return jdbc(database).sql(sql).query(Long.class).single();
    }

    private static JdbcClient jdbc(DataSource database) {
        return JdbcClient.create(database);
    }
}
