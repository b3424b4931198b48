package org.undersigned.signature;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that remembers which statements it was given; those of other databases in this program are not among them. */
final class Statements extends DelegatingDataSource {

    private final Queue<String> prepared = new ConcurrentLinkedQueue<>();

    Statements(DataSource database) {
        super(database);
    }

    /** What is prepared while this work is done, in order. */
    List<String> during(Runnable work) {
        prepared.clear();
        work.run();
        return List.copyOf(prepared);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }
}
