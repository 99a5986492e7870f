package io.datasurface.awsbatch.jobs.export;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows in partitions, such as those of a Spark data set: each is given to a task once, or again if the task fails. */
@FunctionalInterface
interface RowTasks {
    /** Runs the task for each partition, and returns what was written by those that count: one of each partition. */
    List<WrittenFile> run(RowTask task);

    /** Those of a data set. Spark gives back what one attempt of each partition has returned, however many there were. */
    static RowTasks of(Dataset<Row> rows) {
        return task -> rows.javaRDD()
                .mapPartitions(some -> task.call(some).stream().iterator())
                .collect();
    }
}
