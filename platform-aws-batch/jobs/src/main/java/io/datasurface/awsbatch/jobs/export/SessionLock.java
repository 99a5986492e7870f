package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that is locked in a transaction of a session of its own, for a database that knows no locks but those of transactions. */
final class SessionLock implements HeldLock {
    private final Connection session;

    private SessionLock(Connection session) {
        this.session = session;
    }

    /**
     * Waits until nobody else has it.
     *
     * @param lock the statement that locks the table
     */
    static SessionLock take(Connector connector, String lock) throws SQLException {
        Connection session = connector.open();
        try (Statement statement = session.createStatement()) {
            statement.execute(lock);
            return new SessionLock(session);
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public void confirm() throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new SQLException(
                    "The session that kept other runs away is gone, so another may be at work: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
