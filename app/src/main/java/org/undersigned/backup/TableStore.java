package org.undersigned.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The tables of the database, whatever they are, read and filled by PostgreSQL's COPY, in the caller's transaction. */
final class TableStore {

    private static final String HISTORY = "flyway_schema_history";
    private static final int BUFFER = 1 << 16;

    private final DataSource database;
    private final JdbcClient jdbc;

    TableStore(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /** Each after those that it refers to. */
    List<String> names() {
        var referred = references();
        var ordered = new ArrayList<String>();
        var left = new ArrayList<>(unordered());
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(name -> ordered.containsAll(referred.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables that refer to each other: " + left));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Empty before the first migration. */
    Optional<String> schema() {
        var known = jdbc.sql("select to_regclass('" + HISTORY + "') is not null")
                .query(Boolean.class)
                .single();
        return known ? jdbc.sql("""
                        select version from flyway_schema_history where success and version is not null
                        order by string_to_array(version, '.')::int[] desc limit 1
                        """).query(String.class).optional() : Optional.empty();
    }

    boolean hasRows(String table) {
        return jdbc.sql("select exists (select from " + quoted(table) + ")")
                .query(Boolean.class)
                .single();
    }

    void lock(List<String> tables) {
        jdbc.sql("lock table "
                        + tables.stream().map(TableStore::quoted).collect(Collectors.joining(", "))
                        + " in share row exclusive mode")
                .update();
    }

    List<String> columns(String table) {
        return jdbc.sql("""
                        select attname from pg_attribute
                        where attrelid = to_regclass(quote_ident(?)) and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum
                        """).param(table).query(String.class).list();
    }

    List<Manifest.Counter> counters(String table) {
        return jdbc.sql("""
                        select attname from pg_attribute
                        where attrelid = to_regclass(quote_ident(?)) and attidentity <> '' and not attisdropped
                        """).param(table).query(String.class).list().stream()
                .flatMap(column -> counter(table, column).stream())
                .toList();
    }

    void setCounter(String table, Manifest.Counter counter) {
        jdbc.sql("select setval(pg_get_serial_sequence(quote_ident(?), ?), ?)")
                .params(table, counter.column(), counter.last())
                .query(Long.class)
                .single();
    }

    /** How many rows. */
    long read(String table, List<String> columns, OutputStream out) throws IOException {
        return copying(copy -> copy.copyOut("copy " + target(table, columns) + " to stdout", out));
    }

    /** How many rows. */
    long fill(String table, List<String> columns, InputStream rows) throws IOException {
        return copying(copy -> copy.copyIn("copy " + target(table, columns) + " from stdin", rows, BUFFER));
    }

    void analyze(String table) {
        jdbc.sql("analyze " + quoted(table)).update();
    }

    byte[] keyMark() {
        return jdbc.sql("select key_mark from host").query(byte[].class).single();
    }

    private interface Copying {
        long by(CopyManager copy) throws SQLException, IOException;
    }

    /** By the connection of the transaction, without a layer that would hold a table in memory. */
    private long copying(Copying copying) throws IOException {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            return copying.by(connection.unwrap(PGConnection.class).getCopyAPI());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private List<String> unordered() {
        return jdbc.sql("""
                        select relname from pg_class join pg_namespace n on n.oid = relnamespace
                        where nspname = current_schema() and relkind in ('r', 'p') and not relispartition and relname <> ?
                        order by 1
                        """).param(HISTORY).query(String.class).list();
    }

    private Map<String, Set<String>> references() {
        var references = new HashMap<String, Set<String>>();
        jdbc.sql("""
                        select child.relname, parent.relname from pg_constraint k
                        join pg_class child on child.oid = k.conrelid
                        join pg_class parent on parent.oid = k.confrelid
                        where k.contype = 'f' and child.oid <> parent.oid
                        """).query(row -> {
            references.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
        });
        return references;
    }

    private Optional<Manifest.Counter> counter(String table, String column) {
        var sequence = jdbc.sql("select pg_get_serial_sequence(quote_ident(?), ?)")
                .params(table, column)
                .query(String.class)
                .single();
        return jdbc.sql("select last_value from " + sequence + " where is_called")
                .query(Long.class)
                .optional()
                .map(last -> new Manifest.Counter(column, last));
    }

    private static String target(String table, List<String> columns) {
        return quoted(table) + columns.stream().map(TableStore::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
