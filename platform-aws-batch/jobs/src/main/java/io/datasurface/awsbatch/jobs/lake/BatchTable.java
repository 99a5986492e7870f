package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * The Iceberg table in which a store's batches are recorded: one row for each table of a batch, all rows of a batch in one commit.
 * Whoever reads the tables at the snapshots of the newest batch of a multi-dataset store sees exactly one batch, at any time.
 */
public final class BatchTable {
    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, from 1"),
            NestedField.required(2, "recorded_at", Types.TimestampType.withZone(), "for people; order is by batch"),
            NestedField.required(3, "dataset", Types.StringType.get()),
            NestedField.required(4, "table", Types.StringType.get()),
            NestedField.required(5, "snapshot", Types.LongType.get(), "the table at this snapshot is the batch"),
            NestedField.required(6, "load_epoch", Types.LongType.get()),
            NestedField.required(
                    7,
                    "files",
                    Types.ListType.ofRequired(
                            8,
                            Types.StructType.of(
                                    NestedField.required(9, "name", Types.StringType.get()),
                                    NestedField.required(10, "path", Types.StringType.get()),
                                    NestedField.required(11, "size", Types.LongType.get()),
                                    NestedField.required(12, "version", Types.StringType.get()))),
                    "what was loaded"));

    private final SparkSession spark;
    private final String sparkName;

    private BatchTable(SparkSession spark, String sparkName) {
        this.spark = spark;
        this.sparkName = sparkName;
    }

    /** The batch table of a store; it is made if it is not there. */
    public static BatchTable openOrCreate(SparkSession spark, LakeTables tables, IngestSpec spec) {
        Table table = tables.openOrCreate(
                spec.batchTable(),
                SCHEMA,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", "2", "datasurface.store", spec.store()));
        if (!table.schema().sameSchema(SCHEMA)) {
            throw new JobException("Table " + table.name() + " is no batch table; give the store another name for it");
        }
        return new BatchTable(spark, tables.sparkName(spec.batchTable()));
    }

    /** The newest batch that has this dataset. */
    public List<BatchRecord> newestWith(String dataset) {
        Row newest = rows().where(col("dataset").equalTo(dataset))
                .agg(Map.of("batch", "max"))
                .head();
        return newest.isNullAt(0)
                ? List.of()
                : records(rows().where(col("batch").equalTo(newest.getLong(0))));
    }

    /** The files of the newest record of a dataset's load. */
    public Optional<FileManifest> loadFiles(String dataset, long epoch) {
        List<BatchRecord> records = records(rows().where(
                        col("dataset").equalTo(dataset).and(col("load_epoch").equalTo(epoch)))
                .orderBy(col("batch").desc())
                .limit(1));
        return records.stream().findFirst().map(BatchRecord::files);
    }

    /** Records a batch, unless the newest one is the same. */
    public void record(List<BatchRecord> batch, Instant now) {
        List<BatchRecord> newest = newestWith(batch.get(0).dataset());
        if (snapshots(newest).equals(snapshots(batch))) {
            return;
        }
        Row last = rows().agg(Map.of("batch", "max")).head();
        long number = last.isNullAt(0) ? 1 : last.getLong(0) + 1;
        List<Row> rows = new ArrayList<>();
        batch.forEach(record -> rows.add(toRow(record, number, now)));
        try {
            spark.createDataFrame(rows, SparkSchemaUtil.convert(SCHEMA))
                    .coalesce(1)
                    .writeTo(sparkName)
                    .append();
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + sparkName + " was dropped while the job ran", e);
        }
    }

    private Dataset<Row> rows() {
        return spark.table(sparkName);
    }

    private static Set<String> snapshots(List<BatchRecord> batch) {
        return batch.stream()
                .map(record -> record.snapshot() + " " + record.dataset())
                .collect(Collectors.toSet());
    }

    private static Row toRow(BatchRecord record, long number, Instant now) {
        List<Row> files = record.files().files().stream()
                .map(file -> RowFactory.create(file.name(), file.path(), file.size(), file.version()))
                .toList();
        return RowFactory.create(
                number,
                Timestamp.from(now),
                record.dataset(),
                record.table(),
                record.snapshot(),
                record.epoch(),
                files);
    }

    private static List<BatchRecord> records(Dataset<Row> rows) {
        List<BatchRecord> records = new ArrayList<>();
        for (Row row : rows.collectAsList()) {
            List<StagingFile> files = new ArrayList<>();
            row.<Row>getList(row.fieldIndex("files"))
                    .forEach(file -> files.add(
                            new StagingFile(file.getString(0), file.getString(1), file.getLong(2), file.getString(3))));
            records.add(new BatchRecord(
                    row.getAs("dataset"),
                    row.getAs("table"),
                    row.<Long>getAs("snapshot"),
                    row.<Long>getAs("load_epoch"),
                    new FileManifest(files)));
        }
        return records;
    }
}
