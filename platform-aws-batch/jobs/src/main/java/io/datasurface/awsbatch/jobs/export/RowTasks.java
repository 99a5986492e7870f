package io.datasurface.awsbatch.jobs.export;

import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/** Rows in partitions, such as those of a Spark data set: each is given to a task once, or again if the task fails. */
@FunctionalInterface
interface RowTasks {
    /** Runs the task for each partition. */
    void run(ForeachPartitionFunction<Row> task);
}
