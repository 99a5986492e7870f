package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.col;

import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.QualitySpec;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * The Iceberg tables of what rules found and of the rows that went aside. Rows of a batch take the place of those of an earlier try of it, in one
 * commit, so a batch that is tried again is told once.
 */
public final class QualityLog {
    private static final Schema RESULTS = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, as in the table of batches"),
            NestedField.required(2, "dataset", Types.StringType.get()),
            NestedField.required(3, "rule", Types.StringType.get()),
            NestedField.required(4, "check", Types.StringType.get(), "kind and columns"),
            NestedField.required(5, "action", Types.StringType.get()),
            NestedField.required(6, "passed", Types.BooleanType.get()),
            NestedField.required(7, "rows", Types.LongType.get(), "rows that readers would see"),
            NestedField.optional(8, "failing_rows", Types.LongType.get(), "those of them that break the rule"),
            NestedField.required(9, "quarantined_rows", Types.LongType.get(), "rows of the batch that went aside"),
            NestedField.optional(10, "value", Types.StringType.get(), "what was measured"),
            NestedField.required(11, "bound", Types.StringType.get(), "what is asked for"),
            NestedField.optional(12, "problem", Types.StringType.get(), "why it could not be evaluated"),
            NestedField.required(13, "released", Types.BooleanType.get(), "somebody let the batch pass"),
            NestedField.required(14, "snapshot", Types.LongType.get(), "the table at this snapshot was judged"),
            NestedField.required(15, "checked_at", Types.TimestampType.withZone()));

    private static final Schema QUARANTINE = new Schema(
            NestedField.required(1, "batch", Types.LongType.get(), "number of the batch, as in the table of batches"),
            NestedField.required(2, "dataset", Types.StringType.get()),
            NestedField.required(3, "rules", Types.ListType.ofRequired(4, Types.StringType.get()), "that it breaks"),
            NestedField.required(5, "load_epoch", Types.LongType.get()),
            NestedField.required(6, "sequence", Types.StringType.get(), "empty for a row of a load"),
            NestedField.required(7, "file", Types.StringType.get()),
            NestedField.required(8, "row", Types.LongType.get(), "its number in the file"),
            NestedField.required(9, "content", Types.StringType.get(), "all values as JSON"),
            NestedField.required(10, "checked_at", Types.TimestampType.withZone()));

    private final SparkSession spark;
    private final LakeTables lake;
    private final QualitySpec spec;

    /** Of a store. */
    public QualityLog(SparkSession spark, LakeTables lake, QualitySpec spec) {
        this.spark = spark;
        this.lake = lake;
        this.spec = spec;
    }

    /**
     * What was found in a dataset.
     *
     * @param dataset the dataset
     * @param snapshot what was judged; 0 if the table has none
     * @param results of its rules
     * @param aside rows that went aside
     */
    public record Entry(String dataset, long snapshot, List<RuleResult> results, List<AsideRow> aside) {
        /** Copies the lists. */
        public Entry {
            results = List.copyOf(results);
            aside = List.copyOf(aside);
        }
    }

    /**
     * Writes down what was found in a batch.
     *
     * @param group all datasets that are published together
     * @param released whether somebody lets the batch pass
     */
    public void write(long batch, Collection<String> group, List<Entry> entries, boolean released, Instant now) {
        List<Row> results = new ArrayList<>();
        List<Row> aside = new ArrayList<>();
        for (Entry entry : entries) {
            entry.results().forEach(result -> results.add(row(batch, entry, result, released, now)));
            entry.aside().forEach(row -> aside.add(row(batch, entry.dataset(), row, now)));
        }
        write(spec.quarantineTable(), QUARANTINE, batch, group, aside);
        write(spec.resultTable(), RESULTS, batch, group, results);
    }

    private void write(String table, Schema schema, long batch, Collection<String> group, List<Row> rows) {
        String name = lake.openOrCreate(table, schema, Map.of("format-version", "2"));
        Column ofBatch = col("batch").equalTo(batch).and(col("dataset").isin(group.toArray()));
        if (rows.isEmpty() && spark.table(name).where(ofBatch).isEmpty()) {
            return;
        }
        try {
            spark.createDataFrame(rows, SparkSchemaUtil.convert(schema))
                    .coalesce(1)
                    .writeTo(name)
                    .overwrite(ofBatch);
        } catch (NoSuchTableException e) {
            throw new JobException("Table " + name + " was dropped while the job ran", e);
        }
    }

    private static Row row(long batch, Entry entry, RuleResult result, boolean released, Instant now) {
        return RowFactory.create(
                batch,
                entry.dataset(),
                result.rule().name(),
                CheckTexts.of(result.rule().check()),
                result.rule().action().name(),
                result.isPassed(),
                result.rows(),
                result.failing().orElse(null),
                result.aside(),
                result.value().orElse(null),
                CheckTexts.bound(result.rule().check()),
                result.problem().orElse(null),
                released && result.isBlocking(),
                entry.snapshot(),
                Timestamp.from(now));
    }

    private static Row row(long batch, String dataset, AsideRow row, Instant now) {
        return RowFactory.create(
                batch,
                dataset,
                row.rules(),
                row.epoch(),
                row.sequence(),
                row.file(),
                row.row(),
                row.content(),
                Timestamp.from(now));
    }
}
