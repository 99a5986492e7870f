package io.datasurface.awsbatch.jobs.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.lake.Changelog;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** What goes from a table of the lake into one of the target: all rows, or what differs between two snapshots. Every column is a text. */
final class SourceRows {
    /** Column: whether the row is to be there afterwards ({@code P}) or not ({@code D}). */
    static final String ACTION = LakeColumns.PREFIX + "action";

    private static final String RANK = LakeColumns.PREFIX + "rank";

    private final SparkSession spark;
    private final LakeTable source;
    private final TargetTable target;
    private final Dialect dialect;

    SourceRows(SparkSession spark, LakeTable source, TargetTable target, Dialect dialect) {
        this.spark = spark;
        this.source = source;
        this.target = target;
        this.dialect = dialect;
    }

    /** All rows at a snapshot. Tombstones are no rows for consumers. */
    Dataset<Row> all(long snapshot) {
        Dataset<Row> rows = spark.read().option("snapshot-id", snapshot).table(source.sparkName());
        return texts(rows.where(col(LakeColumns.DELETED).equalTo(false)).withColumn(ACTION, lit("P")));
    }

    /** What differs, each key once: a row that is there at the end is put, any other goes. */
    Dataset<Row> between(long from, long to) {
        Column isThere = Changelog.isThere();
        Column[] key = target.key().stream().map(Names::column).toArray(Column[]::new);
        Dataset<Row> changes = Changelog.between(spark, source, target.key(), from, to)
                .withColumn(RANK, row_number().over(Window.partitionBy(key).orderBy(isThere.desc())))
                .where(col(RANK).equalTo(1))
                .withColumn(
                        ACTION,
                        when(isThere.and(col(LakeColumns.DELETED).equalTo(false)), "P")
                                .otherwise("D"));
        return texts(changes);
    }

    private Dataset<Row> texts(Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>();
        columns.add(col(ACTION));
        for (TargetColumn column : target.columns()) {
            columns.add(dialect.type(target, column)
                    .text()
                    .apply(Names.column(column.name()))
                    .as(column.name()));
        }
        return rows.select(columns.toArray(Column[]::new));
    }
}
