package io.datasurface.awsbatch.jobs.format;

import java.time.Duration;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of some format that has the rows of a table of the lake as of one of its batches, and says which. What is written and the number of its
 * batch are one commit, so readers see a batch or do not see it, and a batch that is not newer than what the table has does nothing to it.
 *
 * <p>Each method that writes throws {@link ConcurrentModificationException} if another run has written at the same time, and has changed nothing then.
 */
interface TableCopy {
    /** The batch whose rows it has; empty if there is no such table, or one of another table of the lake. */
    OptionalLong batch();

    /** Whether changes of rows with these columns can go into it: it has no other columns, or fewer. */
    boolean takes(StructType columns);

    /**
     * Has these rows, and no others.
     *
     * @param batch of which they are
     * @param key names of the columns that identify a row; none if nothing does
     */
    void replace(long batch, List<String> key, Dataset<Row> rows);

    /**
     * Puts rows, or removes them. If it no longer has the batch that the changes begin at, that is a write at the same time.
     *
     * @param from the batch that it has
     * @param batch of which it then has the rows
     * @param key names of the columns that identify a row
     * @param changes of each key that differs one row
     * @param gone name of the column that says whether it is to be removed
     */
    void merge(long from, long batch, List<String> key, Dataset<Row> changes, String gone);

    /** Makes few large files of many, and removes those that it has not needed for a time. */
    void clean(Duration kept);

    /** Whether columns have all others, of the same types. Whether values may be null says nothing: in tables of other formats all may be. */
    static boolean hasAll(StructType columns, StructType others) {
        Map<String, String> given = Arrays.stream(columns.fields())
                .collect(Collectors.toMap(
                        StructField::name, field -> field.dataType().catalogString()));
        return Arrays.stream(others.fields())
                .allMatch(field -> field.dataType().catalogString().equals(given.get(field.name())));
    }
}
