package org.undersigned.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Commits, and believes it only without a warning: PostgreSQL answers a COMMIT whose wait for the synchronous standby was
 * cut short with success and a warning (SQLSTATE 01000), and what was committed then may be gone after a fail-over.
 */
public final class SureCommits extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;
    private static final String WARNING = "01000";

    public SureCommits(DataSource database) {
        super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            connection().clearWarnings();
            super.doCommit(status);
            mustBeUnwarned(connection().getWarnings());
        } catch (SQLException broken) {
            throw new TransactionSystemException("the warnings of a commit cannot be read", broken);
        }
    }

    private Connection connection() {
        return ((ConnectionHolder)
                        Objects.requireNonNull(TransactionSynchronizationManager.getResource(obtainDataSource())))
                .getConnection();
    }

    private static void mustBeUnwarned(@Nullable SQLWarning warnings) {
        for (var warning = warnings; warning != null; warning = warning.getNextWarning()) {
            if (WARNING.equals(warning.getSQLState())) {
                throw new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, warning);
            }
        }
    }
}
