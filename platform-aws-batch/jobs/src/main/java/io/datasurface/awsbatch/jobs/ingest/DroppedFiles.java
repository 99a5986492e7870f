package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.drop.ContentHash;
import io.datasurface.awsbatch.jobs.drop.DropReader;
import io.datasurface.awsbatch.jobs.drop.DroppedFile;
import io.datasurface.awsbatch.jobs.drop.FileNames;
import io.datasurface.awsbatch.jobs.drop.FileResult;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Reads dropped files once and keeps their good rows in staging files of the run. */
final class DroppedFiles {
    /** How many digits of a row's number stand at the end of its place in the order. */
    static final int ROW_DIGITS = 12;

    private final SparkSession spark;
    private final FileDropSource source;
    private final String folder;
    private final Instant now;
    private final SerializableConfiguration hadoop;
    private int reads;

    /**
     * Files of one run.
     *
     * @param folder that is not there yet
     * @param now when rows are taken
     */
    DroppedFiles(SparkSession spark, FileDropSource source, String folder, Instant now) {
        this.spark = spark;
        this.source = source;
        this.folder = folder;
        this.now = now;
        this.hadoop = new SerializableConfiguration(spark.sessionState().newHadoopConf());
    }

    /**
     * What files hold.
     *
     * @param rows staging files with their good rows
     * @param results what was found, by file
     */
    record Read(FileManifest rows, List<FileResult> results) {
        /** Whether rows were left out. */
        boolean isPartial() {
            return results.stream().anyMatch(result -> !result.badRows().isEmpty());
        }
    }

    /** Tells the content of each file from others, by its path. */
    Map<String, String> hashes(List<StagingFile> files) {
        List<String> paths = files.stream().map(StagingFile::path).toList();
        List<String> hashes = parallel(paths).map(new ContentHash(hadoop)).collect();
        Map<String, String> byPath = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            byPath.put(paths.get(i), hashes.get(i));
        }
        return byPath;
    }

    /**
     * Reads files.
     *
     * @param op what their rows are
     */
    Read read(IngestTable table, List<StagingFile> files, String op) {
        List<DroppedFile> dropped = files.stream()
                .map(file -> new DroppedFile(file.name(), file.path(), order(file), PullNumbers.text(file.written())))
                .toList();
        if (source.format() instanceof DropFormat.Parquet) {
            DroppedParquet parquet = new DroppedParquet(
                    spark, table, columns(table), op, now, source.quarantine().maxRows());
            List<FileResult> results = parquet.read(files, dropped);
            return new Read(write(table, parquet.rows()), results);
        }
        return texts(table, dropped, op);
    }

    /** Behind the order of a file's path stands when it was written, so that a file that replaces another is behind it. */
    private static String order(StagingFile file) {
        return String.format(
                Locale.ROOT,
                "%s\t%015d\t",
                FileNames.order(file.name()),
                file.written().toEpochMilli());
    }

    /** A file may turn out to be bad when rows of it are written: then all is written once more, without it. */
    private Read texts(IngestTable table, List<DroppedFile> files, String op) {
        CollectionAccumulator<FileResult> found = spark.sparkContext().collectionAccumulator();
        DropReader reader = new DropReader(
                columns(table),
                RowSources.of(source.format()),
                op,
                source.quarantine().maxRows(),
                now,
                hadoop,
                found);
        FileManifest rows = write(table, spark.createDataFrame(parallel(files).flatMap(reader), schema(table)));
        Map<String, FileResult> results = new TreeMap<>();
        found.value().forEach(result -> results.put(result.file(), result));
        List<DroppedFile> good = new ArrayList<>();
        boolean isMixed = false;
        for (DroppedFile file : files) {
            FileResult result = Objects.requireNonNull(results.get(file.name()), file.name());
            if (result.problem().isEmpty()) {
                good.add(file);
            } else {
                isMixed |= result.taken() > 0;
            }
        }
        if (!isMixed) {
            return new Read(rows, List.copyOf(results.values()));
        }
        Read again = good.isEmpty() ? new Read(new FileManifest(List.of()), List.of()) : texts(table, good, op);
        return new Read(again.rows(), List.copyOf(results.values()));
    }

    private Columns columns(IngestTable table) {
        return Columns.of(table.schema(), column -> source.reading(table.dataset(), column));
    }

    private <T> JavaRDD<T> parallel(List<T> items) {
        int slices = Math.max(1, Math.min(items.size(), spark.sparkContext().defaultParallelism()));
        return new JavaSparkContext(spark.sparkContext()).parallelize(items, slices);
    }

    /** The rows of staging files. */
    Dataset<Row> rows(IngestTable table, FileManifest staged) {
        return new PulledFiles(spark, folder).read(staged, schema(table));
    }

    /** By which changes a snapshot differs from the lake, see {@link PulledFiles#changes}. */
    PulledFiles.Written changes(
            IngestTable table,
            Dataset<Row> kept,
            Dataset<Row> latest,
            String number,
            Instant time,
            boolean withDeletes) {
        return new PulledFiles(spark, folder).changes(table, kept, latest, number, time, withDeletes);
    }

    /** The columns of staging files. */
    static StructType schema(IngestTable table) {
        StructType schema = new StructType();
        for (ColumnSpec column : table.schema().columns()) {
            schema = schema.add(column.name(), ExactTypes.of(column.type()));
        }
        for (String column : StagingColumns.ALL) {
            schema = schema.add(column, "string");
        }
        return schema;
    }

    private FileManifest write(IngestTable table, Dataset<Row> rows) {
        String place = folder + "/read" + reads++ + "/" + table.sourceSchema() + "/" + table.sourceTable();
        // These files are read once: looking how often values recur takes longer than it saves.
        rows.write().option("parquet.enable.dictionary", false).parquet(place);
        Configuration settings = hadoop.value();
        return new FileManifest(StagingFolder.files(new Path(place), settings).stream()
                .filter(file -> file.name().endsWith(".parquet"))
                .toList());
    }
}
