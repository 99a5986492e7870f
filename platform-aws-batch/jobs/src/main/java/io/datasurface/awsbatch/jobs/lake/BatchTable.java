package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * The Iceberg table in which a store's batches are recorded: one row for each dataset that a batch has changed, all rows of a batch in one
 * commit. Whoever reads the batch table once, and then each table at the snapshot that its newest row names, sees exactly one batch of a
 * multi-dataset store, at any time.
 */
public final class BatchTable {
    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, from 1"),
            NestedField.required(2, "recorded_at", Types.TimestampType.withZone(), "for people; order is by batch"),
            NestedField.required(3, "dataset", Types.StringType.get()),
            NestedField.required(4, "table", Types.StringType.get()),
            NestedField.required(5, "snapshot", Types.LongType.get(), "the table at this snapshot is the batch"),
            NestedField.optional(6, "history_snapshot", Types.LongType.get(), "the same of the history table"),
            NestedField.required(7, "load_epoch", Types.LongType.get()),
            NestedField.required(8, "load_manifest", Types.StringType.get(), "hash of the files of the load"),
            NestedField.optional(9, "sequence", Types.StringType.get(), "the last change that the batch may have"),
            NestedField.required(
                    10,
                    "files",
                    Types.ListType.ofRequired(
                            11,
                            Types.StructType.of(
                                    NestedField.required(12, "name", Types.StringType.get()),
                                    NestedField.required(13, "path", Types.StringType.get()),
                                    NestedField.required(14, "size", Types.LongType.get()),
                                    NestedField.required(15, "version", Types.StringType.get()),
                                    NestedField.required(16, "written", Types.TimestampType.withZone()))),
                    "what was taken from the staging folder"),
            NestedField.optional(17, "feed_batch", Types.LongType.get(), "the batch of another platform's lake"),
            NestedField.optional(18, "feed_snapshot", Types.LongType.get(), "the table there at this snapshot is it"));

    /** So many columns has a table from before feeds could be taken. */
    private static final int WITHOUT_FEEDS = 10;

    private final SparkSession spark;
    private final Table table;
    private final String sparkName;

    private BatchTable(SparkSession spark, Table table, String sparkName) {
        this.spark = spark;
        this.table = table;
        this.sparkName = sparkName;
    }

    /** The batch table of a store; it is made if it is not there. */
    public static BatchTable openOrCreate(SparkSession spark, LakeTables tables, IngestSpec spec) {
        Table table = tables.openOrCreate(
                spec.batchTable(),
                SCHEMA,
                PartitionSpec.unpartitioned(),
                Map.of("format-version", "2", "datasurface.store", spec.store()));
        if (isLike(table, new Schema(SCHEMA.columns().subList(0, WITHOUT_FEEDS)))) {
            table.updateSchema().unionByNameWith(SCHEMA).commit();
        }
        if (!isLike(table, SCHEMA)) {
            throw new JobException("Table " + table.name() + " is no batch table; give the store another name for it");
        }
        return new BatchTable(spark, table, tables.sparkName(spec.batchTable()));
    }

    /** Whether a table has these columns; catalogs give them numbers of their own. */
    private static boolean isLike(Table table, Schema schema) {
        return SparkSchemaUtil.convert(table.schema())
                .catalogString()
                .equals(SparkSchemaUtil.convert(schema).catalogString());
    }

    /** The batch table of this name; empty if there is none yet. */
    public static Optional<BatchTable> find(SparkSession spark, LakeTables tables, String name) {
        return tables.find(name).map(found -> new BatchTable(spark, found.table(), found.sparkName()));
    }

    /** All that is recorded now. */
    public Batches read() {
        table.refresh();
        Optional<Long> snapshot = Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
        List<BatchRecord> records = snapshot.map(
                        id -> records(spark.read().option("snapshot-id", id).table(sparkName)))
                .orElse(List.of());
        return new Batches(snapshot, records);
    }

    /**
     * The snapshots of tables, those of histories too, that readers of batches may need: of the newest batch of each dataset, of those that
     * were recorded since a time, and of the one that was the newest at that time.
     */
    public Map<String, Set<Long>> needed(Instant since) {
        Dataset<Row> all = spark.table(sparkName);
        Dataset<Row> newest = all.groupBy(col("dataset")).agg(max(col("batch")).as("newest"));
        Column isSince = col("recorded_at").geq(lit(Timestamp.from(since)));
        Dataset<Row> then = all.where(isSince.unary_$bang())
                .groupBy(col("dataset"))
                .agg(max(col("batch")).as("then"));
        Dataset<Row> needed = all.join(newest, "dataset")
                .join(then, new String[] {"dataset"}, "left_outer")
                .where(col("batch")
                        .equalTo(col("newest"))
                        .or(col("batch").equalTo(col("then")))
                        .or(isSince))
                .select("table", "snapshot", "history_snapshot");
        Map<String, Set<Long>> snapshots = new HashMap<>();
        for (Row row : needed.collectAsList()) {
            String live = row.getString(0);
            snapshots.computeIfAbsent(live, name -> new HashSet<>()).add(row.getLong(1));
            if (!row.isNullAt(2)) {
                snapshots
                        .computeIfAbsent(LakeTables.history(live), name -> new HashSet<>())
                        .add(row.getLong(2));
            }
        }
        return snapshots;
    }

    /**
     * Records a batch in one commit.
     *
     * @param batch its datasets, at least one
     * @param group all datasets that are published together
     * @param known what was recorded when the batch was made
     * @throws JobException if another run has recorded a batch of that number meanwhile
     */
    public void record(List<BatchRecord> batch, List<String> group, Batches known, Instant now) {
        long number = batch.get(0).batch();
        List<Row> rows = batch.stream().map(record -> toRow(record, now)).toList();
        DataFrameWriterV2<Row> writer = spark.createDataFrame(rows, SparkSchemaUtil.convert(SCHEMA))
                .coalesce(1)
                .writeTo(sparkName)
                .option("isolation-level", "serializable");
        known.snapshot().ifPresent(id -> writer.option("validate-from-snapshot-id", Long.toString(id)));
        try {
            // There are none to replace: that there still are none is what the commit checks.
            writer.overwrite(col("batch").equalTo(number).and(col("dataset").isin(group.toArray())));
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + sparkName + " was dropped while the job ran", e);
        } catch (ValidationException e) {
            throw new JobException(
                    "Batch " + number + " was recorded by another run at the same time; run the job again", e);
        }
    }

    private static Row toRow(BatchRecord record, Instant now) {
        List<Row> files = record.files().stream()
                .map(file -> RowFactory.create(
                        file.name(), file.path(), file.size(), file.version(), Timestamp.from(file.written())))
                .toList();
        return RowFactory.create(
                record.batch(),
                Timestamp.from(now),
                record.dataset(),
                record.table(),
                record.snapshot(),
                record.historySnapshot().orElse(null),
                record.epoch(),
                record.loadManifest(),
                record.sequence().orElse(null),
                files,
                record.feed().map(FeedMark::batch).orElse(null),
                record.feed().map(FeedMark::snapshot).orElse(null));
    }

    private static List<BatchRecord> records(Dataset<Row> rows) {
        List<BatchRecord> records = new ArrayList<>();
        for (Row row : rows.collectAsList()) {
            List<StagingFile> files = new ArrayList<>();
            row.<Row>getList(row.fieldIndex("files")).forEach(file -> files.add(file(file)));
            records.add(new BatchRecord(
                    row.<Long>getAs("batch"),
                    row.getAs("dataset"),
                    row.getAs("table"),
                    row.<Long>getAs("snapshot"),
                    Optional.ofNullable(row.<Long>getAs("history_snapshot")),
                    row.<Long>getAs("load_epoch"),
                    row.getAs("load_manifest"),
                    Optional.ofNullable(row.<String>getAs("sequence")),
                    files,
                    feed(row)));
        }
        return records;
    }

    /** A table that another platform keeps may be from before feeds could be taken. */
    private static Optional<FeedMark> feed(Row row) {
        boolean hasFeeds = row.size() > WITHOUT_FEEDS;
        return hasFeeds && !row.isNullAt(row.fieldIndex("feed_snapshot"))
                ? Optional.of(new FeedMark(row.<Long>getAs("feed_batch"), row.<Long>getAs("feed_snapshot")))
                : Optional.empty();
    }

    private static StagingFile file(Row file) {
        Object written = file.get(4);
        return new StagingFile(
                file.getString(0),
                file.getString(1),
                file.getLong(2),
                file.getString(3),
                written instanceof Timestamp time ? time.toInstant() : (Instant) written);
    }
}
