package io.datasurface.awsbatch.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which of several rows of staging files stays. */
final class Latest {
    private static final String RANK = LakeColumns.PREFIX + "rank";

    /** Bytes of staging files; of fewer, putting rows beside those of the same key takes less than looking whether there are any. */
    private static final long LARGE = 16L << 20;

    private Latest() {}

    /**
     * Whether each key is there once, so that all rows stay, in the order and in the tasks in which they are read. That is how most loads are,
     * and the keys alone say it. No, where looking would take longer than it saves.
     *
     * @param files that the rows are of
     */
    static boolean isEach(IngestTable table, Dataset<Row> rows, List<StagingFile> files) {
        if (files.stream().mapToLong(StagingFile::size).sum() < LARGE) {
            return false;
        }
        Column[] key = table.schema().primaryKey().stream().map(Names::column).toArray(Column[]::new);
        if (key.length == 0) {
            return false;
        }
        if (AscendingKeys.areDistinct(rows.select(key))) {
            return true;
        }
        Row most = rows.groupBy(key)
                .agg(count(lit(1)).as(RANK))
                .agg(coalesce(max(RANK), lit(0L)))
                .head();
        return most.getLong(0) <= 1;
    }

    /** All rows. */
    static Dataset<Row> all(Dataset<Row> rows) {
        return rows.drop(StagedRows.FILE, StagedRows.ROW);
    }

    /**
     * Of the rows of each key the one that was transferred last; of those the one in the last file, and in it the last row. All rows, if there
     * is no key.
     */
    static Dataset<Row> loaded(IngestTable table, Dataset<Row> rows) {
        return first(
                table,
                rows,
                List.of(),
                col(LakeColumns.COMMIT_TS).desc_nulls_last(),
                col(StagedRows.FILE).desc(),
                col(StagedRows.ROW).desc());
    }

    /** Of the changes of each key the last one; of one that was delivered several times the last delivery. */
    static Dataset<Row> changed(IngestTable table, Dataset<Row> rows) {
        return first(
                table,
                rows,
                List.of(),
                col(LakeColumns.SEQUENCE).desc(),
                col(StagedRows.FILE).desc(),
                col(StagedRows.ROW).desc());
    }

    /** All changes, each once. */
    static Dataset<Row> each(IngestTable table, Dataset<Row> rows) {
        return first(
                table,
                rows,
                List.of(LakeColumns.SEQUENCE),
                col(StagedRows.FILE).desc(),
                col(StagedRows.ROW).desc());
    }

    private static Dataset<Row> first(IngestTable table, Dataset<Row> rows, List<String> more, Column... order) {
        List<String> key = table.schema().primaryKey();
        Dataset<Row> unique = rows;
        if (!key.isEmpty()) {
            List<Column> group = new ArrayList<>();
            key.forEach(name -> group.add(Names.column(name)));
            more.forEach(name -> group.add(col(name)));
            Column rank = row_number()
                    .over(Window.partitionBy(group.toArray(Column[]::new)).orderBy(order));
            unique = rows.withColumn(RANK, rank).where(col(RANK).equalTo(1)).drop(RANK);
        }
        return all(unique);
    }
}
