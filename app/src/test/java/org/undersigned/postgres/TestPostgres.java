package org.undersigned.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The one PostgreSQL of a test run. It starts when the first test asks for a database, and goes with the run. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new database with our tables and nothing in them; it also tells its {@code getUrl()}, {@code getUsername()}, {@code getPassword()}. */
    public static DriverManagerDataSource freshDatabase() {
        return copy(Migrated.NAME);
    }

    /** A new database without tables. */
    public static DriverManagerDataSource emptyDatabase() {
        return copy("template1");
    }

    private static DriverManagerDataSource copy(String template) {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = database("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
            return database(name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static DriverManagerDataSource database(String name) {
        var postgres = Running.POSTGRES;
        var url = postgres.url().replaceFirst("[^/]+$", name);
        return new DriverManagerDataSource(url, postgres.user(), postgres.password());
    }

    /** Copying what was migrated once takes a fifth of migrating again. */
    private static final class Migrated {

        static final String NAME = migrate();

        private static String migrate() {
            var database = emptyDatabase();
            Flyway.configure().dataSource(database).load().migrate();
            return database.getUrl().replaceFirst(".*/", "");
        }
    }

    private static final class Running {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var folder = Files.createTempDirectory("undersigned-test");
                var postgres = EmbeddedPostgres.open(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder)));
                return postgres;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** What goes need not be on the disk first: to write and flush all databases takes longer than a test run is waited for. */
        private static void end(EmbeddedPostgres postgres, Path folder) {
            try {
                var server = Files.readAllLines(new Processes(new Cluster(folder).data()).note())
                        .getFirst();
                new ProcessBuilder("kill", "-QUIT", server).start().onExit().join();
                postgres.close();
                new Tree(folder).delete();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
