package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The states of a dataset's rows. Each state has the time and the batch from which and up to which it was the latest. States that come late go
 * to their place between others, and one that is there already is not added again: all is in the order of epoch and sequence.
 */
final class HistoryMerge {
    private static final String NEW = LakeColumns.PREFIX + "new";
    private static final String RANK = LakeColumns.PREFIX + "rank";
    private static final String TO = LakeColumns.PREFIX + "to";
    private static final String OUT = LakeColumns.PREFIX + "out";

    private final IngestTable table;
    private final Dataset<Row> known;

    /**
     * Begins with what a history table has.
     *
     * @param known all its rows
     */
    HistoryMerge(IngestTable table, Dataset<Row> known) {
        this.table = table;
        this.known = known.select(columns(LakeColumns.ALL, LakeColumns.HISTORY));
    }

    /**
     * The states by which a whole table differs from the latest ones: those of rows that are new or have other values, and the end of those
     * that are not there any more.
     *
     * @param rows the whole table, each key once, in the shape of the lake's table
     * @param epoch of the load that the rows are from
     * @param time when rows that are not there any more ended, at the latest
     * @param aside keys of rows that are there and were left out: their states stay
     */
    Dataset<Row> differences(Dataset<Row> rows, long epoch, Instant time, KeysAside aside) {
        Dataset<Row> latest =
                aside.leaveOut(known.where(col(LakeColumns.BATCH_OUT).isNull()));
        return new Differences(table).between(latest, rows, epoch, time);
    }

    /**
     * The rows of the history table that are new or get another end, for {@link #clauses}.
     *
     * @param states new states, in the shape of the lake's table
     * @param batch the batch that brings them
     * @param time the time of a state of which the source does not say since when it is
     */
    Dataset<Row> changes(Dataset<Row> states, long batch, Instant time) {
        Dataset<Row> brought = states.select(columns(LakeColumns.ALL, List.of()))
                .withColumn(LakeColumns.COMMIT_TS, coalesce(col(LakeColumns.COMMIT_TS), lit(Timestamp.from(time))))
                .withColumn(LakeColumns.VALID_TO, lit(null).cast("timestamp"))
                .withColumn(LakeColumns.BATCH_IN, lit(batch))
                .withColumn(LakeColumns.BATCH_OUT, lit(null).cast("bigint"))
                .withColumn(NEW, lit(true));
        Dataset<Row> keys = brought.select(key()).distinct().as("k");
        Dataset<Row> others =
                known.as("o").join(keys, onKey("o", "k"), "left_semi").withColumn(NEW, lit(false));
        Dataset<Row> all = others.unionByName(brought)
                .withColumn(
                        RANK, row_number().over(Window.partitionBy(version()).orderBy(col(NEW))))
                .where(col(RANK).equalTo(1))
                .drop(RANK);
        WindowSpec inOrder = Window.partitionBy(key()).orderBy(col(LakeColumns.EPOCH), col(LakeColumns.SEQUENCE));
        Column next = lead(col(LakeColumns.COMMIT_TS), 1).over(inOrder);
        Column firstAfter = min(col(LakeColumns.BATCH_IN)).over(inOrder.rowsBetween(1, Window.unboundedFollowing()));
        return all.withColumn(TO, when(next.isNotNull(), greatest(next, col(LakeColumns.COMMIT_TS))))
                .withColumn(OUT, when(firstAfter.isNotNull(), greatest(firstAfter, col(LakeColumns.BATCH_IN))))
                .where(col(NEW).or(col(TO).eqNullSafe(col(LakeColumns.VALID_TO)).unary_$bang())
                        .or(col(OUT).eqNullSafe(col(LakeColumns.BATCH_OUT)).unary_$bang()))
                .withColumn(LakeColumns.VALID_TO, col(TO))
                .withColumn(LakeColumns.BATCH_OUT, col(OUT))
                .drop(NEW, TO, OUT);
    }

    /** The clauses after {@code MERGE INTO ... t USING ... s}. */
    String clauses() {
        List<String> version = new ArrayList<>(table.schema().primaryKey());
        version.add(LakeColumns.EPOCH);
        version.add(LakeColumns.SEQUENCE);
        List<String> names = names(LakeColumns.ALL, LakeColumns.HISTORY).stream()
                .map(Names::quoted)
                .toList();
        return "ON " + LiveMerge.same(version) + " WHEN MATCHED THEN UPDATE SET t." + LakeColumns.VALID_TO + " = s."
                + LakeColumns.VALID_TO + ", t." + LakeColumns.BATCH_OUT + " = s." + LakeColumns.BATCH_OUT
                + " WHEN NOT MATCHED THEN INSERT (" + String.join(", ", names) + ") VALUES ("
                + names.stream().map(name -> "s." + name).collect(Collectors.joining(", ")) + ")";
    }

    private Column[] key() {
        return table.schema().primaryKey().stream().map(Names::column).toArray(Column[]::new);
    }

    private Column[] version() {
        List<Column> version = new ArrayList<>(List.of(key()));
        version.add(col(LakeColumns.EPOCH));
        version.add(col(LakeColumns.SEQUENCE));
        return version.toArray(Column[]::new);
    }

    private Column onKey(String left, String right) {
        return table.schema().primaryKey().stream()
                .map(name -> Names.column(left, name).equalTo(Names.column(right, name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    @SafeVarargs
    private List<String> names(List<String>... more) {
        List<String> names = new ArrayList<>();
        table.schema().columns().forEach(column -> names.add(column.name()));
        for (List<String> these : more) {
            names.addAll(these);
        }
        return names;
    }

    @SafeVarargs
    private Column[] columns(List<String>... more) {
        return names(more).stream().map(Names::column).toArray(Column[]::new);
    }
}
