package org.undersigned.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.undersigned.account.Audits;
import org.undersigned.ledger.Doubts;
import org.undersigned.postgres.SureCommits;

/** Fills an empty database from a backup: its tables are made as they were then, and filled in one transaction. */
final class Refilling {

    private static final long OF_NO_CAMPAIGN = 0;

    private final DataSource database;
    private final TableStore store;
    private final InstantSource clock;

    Refilling(DataSource database, InstantSource clock) {
        this.database = database;
        this.store = new TableStore(database);
        this.clock = clock;
    }

    void fill(BackupFile backup, Restoring restoring, PackFolder packs) throws IOException {
        mustBeEmpty();
        makeTables(MigrationVersion.fromVersion(backup.manifest().schema()));
        packs.fillFrom(backup);
        new TransactionTemplate(new SureCommits(database)).executeWithoutResult(_ -> {
            try {
                fill(backup, restoring);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        backup.manifest().tables().forEach(table -> store.analyze(table.name()));
    }

    private void fill(BackupFile backup, Restoring restoring) throws IOException {
        var tables = backup.manifest().tables();
        mustBeKnown(tables);
        // A server that was started meanwhile waits here, or has left a row already.
        store.lock(store.names());
        mustBeEmpty();
        for (var table : tables) {
            fill(backup, table);
        }
        restoring.keys().accept(store.keyMark());
        var jdbc = JdbcClient.create(database);
        new Audits(jdbc, clock)
                .append(
                        "command line",
                        "restore",
                        OF_NO_CAMPAIGN,
                        "backup of " + backup.manifest().madeAt());
        if (!restoring.nothingSince()) {
            restoring.doubted().accept(new Doubts(jdbc).raise(clock.instant()));
        }
    }

    private void fill(BackupFile backup, Manifest.Table table) throws IOException {
        try (var rows = backup.read(table.part())) {
            if (store.fill(table.name(), table.columns(), rows) != table.rows()) {
                throw new BackupRefused("rows", table.name());
            }
        }
        table.counters().forEach(counter -> store.setCounter(table.name(), counter));
    }

    /** As at the time of the backup: whoever works with them next brings them up to date. */
    private void makeTables(MigrationVersion version) {
        var flyway = Flyway.configure().dataSource(database).target(version).load();
        var newest = Arrays.stream(
                        Flyway.configure().dataSource(database).load().info().all())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        if (version.isNewerThan(newest.getVersion())) {
            throw new BackupRefused("newer");
        }
        if (store.schema()
                .map(MigrationVersion::fromVersion)
                .filter(it -> it.compareTo(version) > 0)
                .isPresent()) {
            throw new BackupRefused("filled");
        }
        flyway.migrate();
    }

    private void mustBeEmpty() {
        if (store.names().stream().anyMatch(store::hasRows)) {
            throw new BackupRefused("filled");
        }
    }

    private void mustBeKnown(List<Manifest.Table> tables) {
        var known = store.names();
        tables.stream()
                .filter(table -> !known.contains(table.name()))
                .findFirst()
                .ifPresent(table -> {
                    throw new BackupRefused("foreign-table", table.name());
                });
    }
}
