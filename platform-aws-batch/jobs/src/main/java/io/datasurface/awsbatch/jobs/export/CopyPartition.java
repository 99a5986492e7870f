package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies one partition into a table, in a transaction of its own. A task that Spark runs again takes the place of its first try: the rows of
 * a partition bear its number.
 */
final class CopyPartition implements RowTask {
    private static final long serialVersionUID = 1L;

    private final Connector connector;
    private final String table;

    /**
     * For a table whose first column is the number of the partition, and whose others are those of the rows.
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
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE " + PostgresDialect.PARTITION + " = ?")) {
                delete.setInt(1, partition);
                delete.executeUpdate();
            }
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
            try {
                CopyText.write(Integer.toString(partition), rows, line -> copy.writeToCopy(line, 0, line.length));
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
}
