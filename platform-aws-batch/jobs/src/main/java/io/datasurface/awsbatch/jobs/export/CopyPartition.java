package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies one partition into a table, in a transaction of its own. A task that Spark runs again takes the place of its first try: the rows of
 * a partition bear its number. The first try may be at work still, on a machine that Spark has lost sight of; so of all tries of a partition one
 * at a time has its turn, and each that has ended leaves all rows once.
 */
final class CopyPartition implements RowTask {
    private static final long serialVersionUID = 1L;

    /** The server ends a try whose machine is gone after two minutes, by itself it would need as many hours. */
    private static final String ALIVE = "SET LOCAL tcp_keepalives_idle = 60; SET LOCAL tcp_keepalives_interval = 10;"
            + " SET LOCAL tcp_keepalives_count = 6";

    private final Connector connector;
    private final String table;

    /**
     * For a table whose first column is the number of the partition, whose second is the same in the first row of a partition and null in others,
     * and whose others are those of the rows.
     *
     * @param table its quoted name
     */
    CopyPartition(Connector connector, String table) {
        this.connector = connector;
        this.table = table;
    }

    @Override
    public Optional<WrittenFile> call(Iterator<Row> rows) throws SQLException, IOException {
        int partition = TaskContext.getPartitionId();
        try (Connection connection = connector.open()) {
            // What the try before has committed is seen, whatever the database has for a default.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            await(connection, partition);
            if (wasTried(connection, partition)) {
                try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM " + table + " WHERE " + PostgresDialect.PARTITION + " = ?")) {
                    delete.setInt(1, partition);
                    delete.executeUpdate();
                }
            }
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
            try {
                CopyText.write(
                        partition + "\t" + partition,
                        partition + "\t\\N",
                        rows,
                        line -> copy.writeToCopy(line, 0, line.length));
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            connection.commit();
        }
        return Optional.empty();
    }

    /** Whether a try has left rows: the first of them is in an index, so that not each partition reads all that the others have written. */
    private boolean wasTried(Connection connection, int partition) throws SQLException {
        try (PreparedStatement tried = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM " + table + " WHERE " + PostgresDialect.FIRST + " = ?)")) {
            tried.setInt(1, partition);
            try (ResultSet result = tried.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    /** Waits until no other try of the partition is at work; the turn ends with the transaction. */
    private void await(Connection connection, int partition) throws SQLException {
        try (Statement alive = connection.createStatement()) {
            alive.execute(ALIVE);
        }
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "datasurface " + table + " " + partition);
            lock.execute();
        }
    }
}
