package io.datasurface.awsbatch.jobs.transform;

import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One run of a {@link Transformer}. All inputs that are datasets of one datastore are of one batch of it, however long the run takes.
 *
 * <p>An input is called {@code <store>.<dataset>}, with {@code <group>.} before it if several groups of the workspace have the dataset. The
 * history of a dataset that is asked for beside its live rows has {@code __history} behind it.
 */
public interface TransformerRun {
    /** The session that the inputs belong to; its views and settings end with the run. */
    SparkSession spark();

    /** The names of the inputs. */
    SortedSet<String> inputs();

    /**
     * The rows of an input, with the columns of its dataset. Of a history also since and up to when each state was the latest
     * ({@code _ds_commit_ts}, {@code _ds_valid_to}) and in which batches ({@code _ds_batch_in}, {@code _ds_batch_out}).
     *
     * @param name one of {@link #inputs}
     * @throws io.datasurface.awsbatch.jobs.run.JobException if there is no such input
     */
    Dataset<Row> input(String name);

    /** What the model says of the environment of the transformer. */
    SortedMap<String, String> settings();

    /**
     * Writes all rows of a dataset of the output.
     *
     * @param dataset its name
     * @param rows with exactly the columns of the dataset, in any order, of types that become those of the dataset without loss
     * @throws io.datasurface.awsbatch.jobs.run.JobException if the output has no such dataset, it was written before, or the rows do not fit:
     *     other columns, a null where there must be none, two rows with one key
     */
    void write(String dataset, Dataset<Row> rows);
}
