package org.undersigned.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.undersigned.postgres.SureCommits;

/** Backups of one database and its packs. */
public final class Backups {

    /** From this version on the tables say which ledgers came back with a backup. */
    private static final int OLDEST = 13;

    /** What a backup holds, or what came of it. */
    public record Kept(Instant madeAt, long signatures, int packs) {}

    private final DataSource database;
    private final Path packs;
    private final InstantSource clock;

    public Backups(DataSource database, Path packs, InstantSource clock) {
        this.database = database;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * Writes a backup of one moment, while others read and write. A file of that name is replaced once the new one is whole.
     *
     * @throws BackupRefused when there is nothing to keep
     */
    public Kept write(Path file) throws IOException {
        try (var draft = new BackupDraft(file)) {
            var manifest = oneMoment(() -> content(draft));
            draft.finish(manifest);
            return kept(manifest);
        }
    }

    /**
     * Fills an empty database, and adds the packs that are missing.
     *
     * @throws BackupRefused when the database is not empty, or the backup is of a newer version
     */
    public Kept restore(BackupFile backup, Restoring restoring) throws IOException {
        new Refilling(database, clock).fill(backup, restoring, new PackFolder(packs));
        return kept(backup.manifest());
    }

    private Manifest content(BackupDraft draft) throws IOException {
        var store = new TableStore(database);
        var schema = store.schema().orElseThrow(() -> new BackupRefused("nothing"));
        if (Integer.parseInt(schema) < OLDEST) {
            throw new BackupRefused("outdated");
        }
        if (!store.hasRows("host")) {
            throw new BackupRefused("nothing");
        }
        var madeAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Manifest(Manifest.FORMAT, madeAt, schema, tables(store, draft), new PackFolder(packs).addTo(draft));
    }

    private static List<Manifest.Table> tables(TableStore store, BackupDraft draft) throws IOException {
        var tables = new ArrayList<Manifest.Table>();
        for (var name : store.names()) {
            var columns = store.columns(name);
            var rows = new long[1];
            var part = draft.add("tables/" + name, out -> rows[0] = store.read(name, columns, out));
            tables.add(new Manifest.Table(name, columns, store.counters(name), rows[0], part));
        }
        return tables;
    }

    private interface Work {
        Manifest done() throws IOException;
    }

    /** All tables as they are at its beginning, however long it takes. */
    private Manifest oneMoment(Work work) {
        var transaction = new TransactionTemplate(new SureCommits(database));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
        return transaction.execute(_ -> {
            try {
                return work.done();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private static Kept kept(Manifest manifest) {
        var signatures = manifest.tables().stream()
                .filter(table -> table.name().equals("signature"))
                .mapToLong(Manifest.Table::rows)
                .sum();
        var packs = manifest.packs().stream()
                .map(part -> part.name().split("/", 3)[1])
                .distinct()
                .count();
        return new Kept(manifest.madeAt(), signatures, (int) packs);
    }
}
