package io.datasurface.awsbatch.jobs.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A statement for one row, sent for many at a time: drivers make a bulk load or an array of it.
 *
 * @param insert the statement, with parameters: partition, number, attempt, and the row's own
 * @param bytes columns, from 0, whose texts are sent as the bytes that they stand for
 */
record BatchInsert(String insert, List<Integer> bytes) implements Sending {
    BatchInsert {
        bytes = List.copyOf(bytes);
    }

    @Override
    public int mostRows() {
        return 10_000;
    }

    @Override
    public void send(Connection connection, int partition, long attempt, long first, List<Row> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setInt(1, partition);
                statement.setLong(2, first + i);
                statement.setLong(3, attempt);
                Row row = rows.get(i);
                for (int column = 0; column < row.size(); column++) {
                    @Nullable String value = row.getString(column);
                    if (value != null && bytes.contains(column)) {
                        statement.setBytes(column + 4, HexFormat.of().parseHex(value));
                    } else {
                        statement.setString(column + 4, value);
                    }
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
