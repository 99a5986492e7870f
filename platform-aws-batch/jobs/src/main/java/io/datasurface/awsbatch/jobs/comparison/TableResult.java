package io.datasurface.awsbatch.jobs.comparison;

import java.util.List;

/**
 * What the comparison of a table says.
 *
 * @param table the dataset, or its history
 * @param batch the batch that the lake's table is of
 * @param snapshot the snapshot of the lake's table
 * @param lake what the lake has
 * @param other what the other side has
 * @param onlyInLake rows that the other side does not have
 * @param onlyThere rows that the lake does not have
 * @param different rows with the same key and other values
 * @param drift of all these, those that count: at a source only those that the run before saw too
 * @param examples keys of rows that differ, as JSON lists of texts; a few of those that count, or of the others if none counts
 */
public record TableResult(
        String table,
        long batch,
        long snapshot,
        Sum lake,
        Sum other,
        long onlyInLake,
        long onlyThere,
        long different,
        long drift,
        List<String> examples) {
    /** Copies the list. */
    public TableResult {
        examples = List.copyOf(examples);
    }

    /**
     * What a side has.
     *
     * @param rows how many
     * @param checksum the sum of hashes of the rows, the same in any order
     */
    public record Sum(long rows, String checksum) {}

    /** All rows that differ. */
    public long differences() {
        return onlyInLake + onlyThere + different;
    }
}
