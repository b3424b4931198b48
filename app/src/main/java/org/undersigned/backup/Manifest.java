package org.undersigned.backup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a backup holds. It is the last thing written, so that a file with one is whole.
 *
 * @param schema the version of the tables, as migrations number it
 * @param tables in an order in which they can be filled
 */
record Manifest(String format, Instant madeAt, String schema, List<Table> tables, List<Part> packs) {

    static final String FORMAT = "undersigned-backup/1";

    /** A file within the backup, with the SHA-256 of its content. */
    record Part(String name, String sha256) {}

    /** The rows of a table as PostgreSQL's COPY writes them, and where its counters stood. */
    record Table(String name, List<String> columns, List<Counter> counters, long rows, Part part) {}

    /** The last number that a column gave by itself. */
    record Counter(String column, long last) {}

    Stream<Part> parts() {
        return Stream.concat(tables.stream().map(Table::part), packs.stream());
    }
}
