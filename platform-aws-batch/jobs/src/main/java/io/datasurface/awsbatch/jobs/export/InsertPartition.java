package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Inserts one partition into a table, many rows at a time. A task that Spark runs again begins with the removal of what its first
 * try left: the rows of a partition bear its number, and that of the try. The first try may be at work still, on a machine that Spark has lost
 * sight of: it removes nothing of a later one, and of two rows with one number in the partition the server takes one, so that one of the
 * two fails, and the later one, if it does not, has all its rows there. Rows become visible bit by bit, so the table must be one that nobody reads.
 */
final class InsertPartition implements RowTask {
    private static final long serialVersionUID = 1L;
    /** Servers take statements of 16 MB at least. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Connector connector;
    private final String delete;
    private final Sending sending;
    private final RowChecks checks;

    /**
     * For a table that begins with the numbers of partition, row and attempt, of which the first two are its key.
     *
     * @param delete removes the rows of a partition that attempts before one have left
     * @param sending inserts rows
     * @param checks what rows must be like
     */
    InsertPartition(Connector connector, String delete, Sending sending, RowChecks checks) {
        this.connector = connector;
        this.delete = delete;
        this.sending = sending;
        this.checks = checks;
    }

    @Override
    public Optional<WrittenFile> call(Iterator<Row> rows) throws SQLException {
        @Nullable TaskContext task = TaskContext.get();
        insert(TaskContext.getPartitionId(), task == null ? 0 : task.taskAttemptId(), rows);
        return Optional.empty();
    }

    /**
     * Inserts rows.
     *
     * @param attempt larger than that of any attempt before, also of other partitions
     */
    void insert(int partition, long attempt, Iterator<Row> rows) throws SQLException {
        try (Connection connection = connector.open()) {
            connection.setAutoCommit(true);
            try (PreparedStatement clean = connection.prepareStatement(delete)) {
                clean.setInt(1, partition);
                clean.setLong(2, attempt);
                clean.executeUpdate();
            }
            List<Row> some = new ArrayList<>();
            long first = 0;
            long characters = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                checks.check(row);
                some.add(row);
                characters += characters(row);
                if (some.size() == sending.mostRows() || characters >= MOST_CHARACTERS || !rows.hasNext()) {
                    sending.send(connection, partition, attempt, first, some);
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
}
