package io.datasurface.awsbatch.jobs.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A statement for one row, sent for many at a time: drivers make a bulk load or an array of it.
 *
 * @param insert the statement, with parameters: partition, number, and the row's own
 */
record BatchInsert(String insert) implements Sending {
    @Override
    public int mostRows() {
        return 10_000;
    }

    @Override
    public void send(Connection connection, int partition, long first, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setInt(1, partition);
                statement.setLong(2, first + i);
                Row row = rows.get(i);
                for (int column = 0; column < row.size(); column++) {
                    statement.setString(column + 3, row.getString(column));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
