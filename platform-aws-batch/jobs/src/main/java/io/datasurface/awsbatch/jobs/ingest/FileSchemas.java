package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.Footers;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** Reads what every Parquet file says of its columns, before any row is read. */
final class FileSchemas {
    private FileSchemas() {}

    /**
     * The columns of each file, in the order of the files.
     *
     * @throws JobException if a file is no Parquet file that Spark reads
     */
    static Map<StagingFile, StructType> read(SparkSession spark, List<StagingFile> files) {
        ParquetToSparkSchemaConverter converter =
                new ParquetToSparkSchemaConverter(spark.sessionState().conf());
        List<StructType> found = Footers.read(
                spark.sessionState().newHadoopConf(),
                files,
                footer -> converter.convert(footer.getFileMetaData().getSchema()));
        Map<StagingFile, StructType> schemas = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            schemas.put(files.get(i), found.get(i));
        }
        return schemas;
    }

    /** Whether files have a column, in whatever case. */
    static boolean has(StructType schema, String column) {
        return Stream.of(schema.fieldNames()).anyMatch(column::equalsIgnoreCase);
    }
}
