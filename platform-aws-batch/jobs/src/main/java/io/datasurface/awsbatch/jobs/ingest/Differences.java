package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.datasurface.awsbatch.jobs.lake.ExactJson;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** By which states a whole table differs from the latest ones: those of rows that are new or have other values, and the end of those that went. */
final class Differences {
    private final IngestTable table;

    Differences(IngestTable table) {
        this.table = table;
    }

    /**
     * The states, in the shape of the lake's table.
     *
     * @param latest the latest state of each key, tombstones too
     * @param rows the whole table, each key once, in the shape of the lake's table; the states have its types
     * @param epoch of the load that the rows are from
     * @param time when rows that are not there any more ended, at the latest
     */
    Dataset<Row> between(Dataset<Row> latest, Dataset<Row> rows, long epoch, Instant time) {
        List<Column> columns = new ArrayList<>();
        table.schema().columns().forEach(column -> columns.add(Names.column(column.name())));
        LakeColumns.ALL.forEach(column -> columns.add(Names.column(column)));
        Dataset<Row> now = rows.select(columns.toArray(Column[]::new)).as("n");
        Column sameKey = table.schema().primaryKey().stream()
                .map(name -> Names.column("n", name).equalTo(Names.column("o", name)))
                .reduce(Column::and)
                .orElseThrow();
        Dataset<Row> changed = now.join(latest.as("o"), sameKey.and(sameValues()), "left_anti");
        Column[] gone = table.schema().columns().stream()
                // In the lake a column may have a wider type.
                .map(column -> (isKey(column) ? Names.column("o", column.name()) : lit(null))
                        .cast(rows.schema().apply(column.name()).dataType())
                        .as(column.name()))
                .toArray(Column[]::new);
        Dataset<Row> ended = latest.as("o")
                .where(Names.column("o", LakeColumns.DELETED).equalTo(false))
                .join(now, sameKey, "left_anti")
                .select(gone)
                .withColumn(LakeColumns.EPOCH, lit(epoch))
                .withColumn(LakeColumns.SEQUENCE, lit(""))
                .withColumn(LakeColumns.DELETED, lit(true))
                .withColumn(LakeColumns.COMMIT_TS, lit(Timestamp.from(time)));
        return changed.unionByName(ended);
    }

    /** Whether rows with the aliases {@code n} and {@code o} have the same values beside the key, and are both deleted or not. */
    Column sameValues() {
        Column same = Names.column("n", LakeColumns.DELETED).equalTo(Names.column("o", LakeColumns.DELETED));
        for (ColumnSpec column : table.schema().columns()) {
            if (!isKey(column)) {
                Column before = Names.column("o", column.name());
                Column now = Names.column("n", column.name());
                // Maps can't be compared, so what may hold one is compared by its text.
                same = same.and(
                        column.type().toString().contains("map<")
                                ? ExactJson.of(struct(now)).eqNullSafe(ExactJson.of(struct(before)))
                                : now.eqNullSafe(before));
            }
        }
        return same;
    }

    private boolean isKey(ColumnSpec column) {
        return table.schema().primaryKey().contains(column.name());
    }
}
