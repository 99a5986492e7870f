package io.datasurface.awsbatch.jobs.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One statement with many rows.
 *
 * @param insert the statement up to the values of the first row
 * @param values of a row, as parameters: partition, number, attempt, and the row's own
 */
record MultiRowInsert(String insert, String values) implements Sending {
    @Override
    public int mostRows() {
        return 500;
    }

    @Override
    public void send(Connection connection, int partition, long attempt, long first, List<Row> rows)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(insert + values + (", " + values).repeat(rows.size() - 1))) {
            int parameter = 1;
            for (int i = 0; i < rows.size(); i++) {
                statement.setInt(parameter++, partition);
                statement.setLong(parameter++, first + i);
                statement.setLong(parameter++, attempt);
                Row row = rows.get(i);
                for (int column = 0; column < row.size(); column++) {
                    statement.setString(parameter++, row.getString(column));
                }
            }
            statement.executeUpdate();
        }
    }
}
