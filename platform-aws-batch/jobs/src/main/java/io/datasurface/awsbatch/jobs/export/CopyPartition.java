package io.datasurface.awsbatch.jobs.export;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Properties;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies one partition into a table, in a transaction of its own. A task that Spark runs again takes the place of its first try: the rows of
 * a partition bear its number.
 */
final class CopyPartition implements ForeachPartitionFunction<Row> {
    private static final long serialVersionUID = 1L;

    private final String url;
    private final Properties login;
    private final String table;

    /**
     * For a table whose first column is the number of the partition, and whose others are those of the rows.
     *
     * @param table its quoted name
     */
    CopyPartition(String url, Properties login, String table) {
        this.url = url;
        this.login = login;
        this.table = table;
    }

    @Override
    public void call(Iterator<Row> rows) throws SQLException, IOException {
        int partition = TaskContext.getPartitionId();
        try (Connection connection = DriverManager.getConnection(url, login)) {
            connection.setAutoCommit(false);
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + table + " WHERE " + PostgresTarget.PARTITION + " = ?")) {
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
    }
}
