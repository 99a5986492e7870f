package io.datasurface.awsbatch.jobs.comparison;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Two tables that should have the same rows.
 *
 * @param name of the dataset, or of its history
 * @param batch the batch that the lake's table is of
 * @param snapshot the snapshot of the lake's table
 * @param columns what is compared
 * @param key names of the columns that tell rows apart; empty if rows have no key
 * @param lake rows of the lake; the compared columns are among theirs
 * @param other rows of the other side
 */
public record TablePair(
        String name,
        long batch,
        long snapshot,
        List<ComparedColumn> columns,
        List<String> key,
        Dataset<Row> lake,
        Dataset<Row> other) {
    /** Copies the lists. */
    public TablePair {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }
}
