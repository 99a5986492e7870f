package io.datasurface.awsbatch.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.immutable.Map$;

/** A Parquet file as a task of Spark writes it, without a job around the task. */
final class ParquetFile {
    private ParquetFile() {}

    /** Writes rows into a file, which takes the place of one that is there. */
    static void write(SparkSession spark, Path file, StructType schema, List<Row> rows) throws IOException {
        Path written = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "parquet")
                .resolve("part.parquet");
        Job job = Job.getInstance(spark.sessionState().newHadoopConf());
        OutputWriterFactory files = new ParquetFileFormat().prepareWrite(spark, job, Map$.MODULE$.empty(), schema);
        TaskAttemptContext task = new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
        OutputWriter writer = files.newInstance(written.toString(), schema, task);
        Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(schema);
        rows.forEach(row -> writer.write((InternalRow) converter.apply(row)));
        writer.close();
        Files.createDirectories(file.getParent());
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
