package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** Reads what every Parquet file says of its columns, before any row is read. */
final class FileSchemas {
    /** Each thread waits for one small request to S3 at a time. */
    private static final int THREADS = 16;

    private FileSchemas() {}

    /**
     * The columns of each file, in the order of the files.
     *
     * @throws JobException if a file is no Parquet file that Spark reads
     */
    static Map<StagingFile, StructType> read(SparkSession spark, List<StagingFile> files) {
        Configuration hadoop = spark.sessionState().newHadoopConf();
        ParquetToSparkSchemaConverter converter =
                new ParquetToSparkSchemaConverter(spark.sessionState().conf());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<StructType>> footers = new ArrayList<>();
            files.forEach(file -> footers.add(threads.submit(() -> read(file, hadoop, converter))));
            Map<StagingFile, StructType> schemas = new LinkedHashMap<>();
            for (int i = 0; i < files.size(); i++) {
                schemas.put(files.get(i), result(files.get(i), footers.get(i)));
            }
            return schemas;
        } finally {
            threads.shutdownNow();
        }
    }

    private static StructType read(StagingFile file, Configuration hadoop, ParquetToSparkSchemaConverter converter)
            throws IOException {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.path()), hadoop))) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            return converter.convert(schema);
        }
    }

    private static StructType result(StagingFile file, Future<StructType> footer) {
        try {
            return footer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof IOException unread) {
                throw new UncheckedIOException("Can't read " + file.path() + ": " + unread.getMessage(), unread);
            }
            throw new JobException(file.path() + " is no Parquet file that can be read: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("Interrupted while the staging files were looked at", e);
        }
    }
}
