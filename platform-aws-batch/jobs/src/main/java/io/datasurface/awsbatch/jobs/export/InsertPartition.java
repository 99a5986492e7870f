package io.datasurface.awsbatch.jobs.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Inserts one partition into a table, many rows with each statement. A task that Spark runs again begins with the removal of what its first
 * try left: the rows of a partition bear its number. Rows become visible bit by bit, so the table must be one that nobody reads.
 */
final class InsertPartition implements ForeachPartitionFunction<Row> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 500;
    /** Servers take statements of 16 MB at least. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Connector connector;
    private final String delete;
    private final String insert;
    private final String values;
    private final List<Integer> finite;

    /**
     * For a table that begins with the numbers of partition and row.
     *
     * @param delete removes the rows of a partition
     * @param insert the statement up to the values of the first row
     * @param values of a row, as parameters
     * @param finite columns, from 0, whose numbers have to be finite
     */
    InsertPartition(Connector connector, String delete, String insert, String values, List<Integer> finite) {
        this.connector = connector;
        this.delete = delete;
        this.insert = insert;
        this.values = values;
        this.finite = List.copyOf(finite);
    }

    @Override
    public void call(Iterator<Row> rows) throws SQLException {
        int partition = TaskContext.getPartitionId();
        try (Connection connection = connector.open()) {
            connection.setAutoCommit(true);
            try (PreparedStatement clean = connection.prepareStatement(delete)) {
                clean.setInt(1, partition);
                clean.executeUpdate();
            }
            List<Row> some = new ArrayList<>();
            long first = 0;
            long characters = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                some.add(row);
                characters += characters(row);
                if (some.size() == MOST_ROWS || characters >= MOST_CHARACTERS || !rows.hasNext()) {
                    insert(connection, partition, first, some);
                    first += some.size();
                    characters = 0;
                    some.clear();
                }
            }
        }
    }

    private static long characters(Row row) {
        long characters = 0;
        for (int i = 0; i < row.size(); i++) {
            @Nullable String value = row.getString(i);
            characters += value == null ? 0 : value.length();
        }
        return characters;
    }

    private void insert(Connection connection, int partition, long first, List<Row> rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(insert + values + (", " + values).repeat(rows.size() - 1))) {
            int parameter = 1;
            for (int i = 0; i < rows.size(); i++) {
                statement.setInt(parameter++, partition);
                statement.setLong(parameter++, first + i);
                Row row = rows.get(i);
                for (int column = 0; column < row.size(); column++) {
                    statement.setString(parameter++, value(row, column));
                }
            }
            statement.executeUpdate();
        }
    }

    private @Nullable String value(Row row, int column) {
        @Nullable String value = row.getString(column);
        if (value != null && finite.contains(column) && (value.equals("NaN") || value.endsWith("Infinity"))) {
            throw new IllegalArgumentException("A number in column " + name(row, column) + " is " + value
                    + ", which MySQL cannot hold; make it null at the source");
        }
        return value;
    }

    private static String name(Row row, int column) {
        @Nullable StructType schema = row.schema();
        return schema == null ? Integer.toString(column) : schema.fieldNames()[column];
    }
}
