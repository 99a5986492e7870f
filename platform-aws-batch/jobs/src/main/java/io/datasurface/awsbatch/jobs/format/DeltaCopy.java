package io.datasurface.awsbatch.jobs.format;

import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * A table of Delta Lake. The batch is the version of an application transaction (action {@code txn} of the protocol), which Delta Lake keeps in the
 * commit of the rows: it skips a commit of a version that is not greater than the last one, and refuses one of two at the same time.
 *
 * <p>It is found by its folder. The session has Iceberg's catalog and extensions, and needs none of Delta Lake.
 */
final class DeltaCopy implements TableCopy {
    private static final String FORMAT = "delta";
    private static final String APPLICATION = "txnAppId";
    private static final String VERSION = "txnVersion";
    private static final String OF_SESSION = "spark.databricks.delta.write.";
    private static final String TARGET = "t";
    private static final String SOURCE = "s";

    private final SparkSession spark;
    private final String location;
    private final String application;

    /**
     * A table, which may not be there yet.
     *
     * @param location its folder
     * @param of what tells the table of the lake from others, also from one that had its name before
     */
    DeltaCopy(SparkSession spark, String location, String of) {
        this.spark = spark;
        this.location = location;
        this.application = "datasurface/" + of;
    }

    @Override
    public OptionalLong batch() {
        Snapshot now = snapshot();
        if (now.version() < 0) {
            return OptionalLong.empty();
        }
        Option<Object> batch = now.transactions().get(application);
        return batch.isDefined() ? OptionalLong.of((Long) batch.get()) : OptionalLong.empty();
    }

    private Snapshot snapshot() {
        return DeltaLog.forTable(spark, location).update(false, Option.empty(), Option.empty());
    }

    @Override
    public boolean takes(StructType columns) {
        return TableCopy.hasAll(columns, snapshot().schema());
    }

    @Override
    public void replace(long batch, List<String> key, Dataset<Row> rows) {
        rows.write()
                .format(FORMAT)
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", "true")
                .option(APPLICATION, application)
                .option(VERSION, batch)
                .save(location);
    }

    @Override
    public void merge(long from, long batch, List<String> key, Dataset<Row> changes, String gone) {
        long has = batch().orElseThrow();
        if (has < batch && has != from) {
            throw new ConcurrentModificationException(location + " has no longer batch " + from);
        }
        Dataset<Row> rows = changes.drop(gone);
        if (snapshot().schema().size() < rows.columns().length) {
            // Readers see the columns a moment before they have values; a merge would take the mark along as a column.
            rows.limit(0)
                    .write()
                    .format(FORMAT)
                    .mode(SaveMode.Append)
                    .option("mergeSchema", "true")
                    .save(location);
        }
        Column same = key.stream()
                .map(name -> Names.column(TARGET, name).equalTo(Names.column(SOURCE, name)))
                .reduce(Column::and)
                .orElseThrow();
        Map<String, Column> values = Arrays.stream(rows.columns())
                .collect(Collectors.toMap(
                        Names::quoted,
                        (Function<String, Column>) name -> Names.column(SOURCE, name),
                        (one, other) -> one,
                        LinkedHashMap::new));
        Column goes = Names.column(SOURCE, gone);
        asBatch(
                batch,
                () -> DeltaTable.forPath(spark, location)
                        .as(TARGET)
                        .merge(changes.as(SOURCE), same)
                        .whenMatched(goes)
                        .delete()
                        .whenMatched()
                        .update(values)
                        .whenNotMatched(not(goes))
                        .insert(values)
                        .execute());
    }

    /** A merge takes the transaction from the session. */
    private void asBatch(long batch, Runnable write) {
        with(Map.of(OF_SESSION + APPLICATION, application, OF_SESSION + VERSION, Long.toString(batch)), write);
    }

    private void with(Map<String, String> settings, Runnable work) {
        RuntimeConfig session = spark.conf();
        Map<String, Option<String>> before = new HashMap<>();
        settings.forEach((name, value) -> {
            before.put(name, session.getOption(name));
            session.set(name, value);
        });
        try {
            work.run();
        } finally {
            before.forEach((name, value) -> {
                if (value.isDefined()) {
                    session.set(name, value.get());
                } else {
                    session.unset(name);
                }
            });
        }
    }

    @Override
    public void clean(Duration kept) {
        DeltaTable table = DeltaTable.forPath(spark, location);
        table.optimize().executeCompaction();
        // All files are in one folder, which is not listed any faster by the ten thousand tasks that are usual.
        with(
                Map.of("spark.sql.sources.parallelPartitionDiscovery.parallelism", "8"),
                () -> table.vacuum((double) kept.toHours()));
    }
}
