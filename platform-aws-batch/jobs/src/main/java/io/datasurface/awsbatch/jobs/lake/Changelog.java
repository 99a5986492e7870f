package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.datasurface.awsbatch.spec.LakeColumns;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows by which two snapshots of a table with a key differ: of each key that has changed its row in the first one and that in the second,
 * where it has one. Rows that are the same in both may be among them, twice.
 */
public final class Changelog {
    private static final String CHANGE = "_change_type";
    private static final String ORDINAL = "_change_ordinal";
    private static final String RANK = LakeColumns.PREFIX + "end";

    private Changelog() {}

    /**
     * The rows, with the columns that the table has now, and which of the two each is of.
     *
     * @param key names of the columns that identify a row
     * @param from a snapshot
     * @param to one that came of it, see {@link LakeTable#leadsTo}
     */
    public static Dataset<Row> between(SparkSession spark, LakeTable source, List<String> key, long from, long to) {
        Dataset<Row> all = spark.read()
                .option("start-snapshot-id", from)
                .option("end-snapshot-id", to)
                .table(source.sparkName() + ".changes");
        return isComparable(all.schema()) ? netChanges(spark, source, from, to) : ends(all, key);
    }

    /**
     * Iceberg leaves out what comes and goes between the two, and what is only written again. Its comparison takes two equal arrays of bytes
     * for different ones, and it cannot sort maps.
     */
    private static boolean isComparable(DataType type) {
        if (type instanceof StructType struct) {
            return Stream.of(struct.fields()).map(StructField::dataType).allMatch(Changelog::isComparable);
        }
        if (type instanceof ArrayType array) {
            return isComparable(array.elementType());
        }
        return !(type instanceof MapType) && !type.equals(DataTypes.BinaryType);
    }

    private static Dataset<Row> netChanges(SparkSession spark, LakeTable source, long from, long to) {
        String view = "ds_" + UUID.randomUUID().toString().replace("-", "");
        String catalog = source.sparkName().substring(0, source.sparkName().indexOf('.'));
        spark.sql("CALL " + catalog + ".system.create_changelog_view(table => '"
                + source.sparkName().substring(catalog.length() + 1).replace("'", "''") + "', changelog_view => '"
                + view
                + "', options => map('start-snapshot-id', '" + from + "', 'end-snapshot-id', '" + to
                + "'), net_changes => true)");
        Dataset<Row> changes = spark.table(view);
        // What it stands for is known now, and jobs of many tables would leave one view for each.
        spark.catalog().dropTempView(view);
        return changes;
    }

    /** What the first commit that touched a key took away is its row in the first snapshot; what the last one wrote, that in the second. */
    private static Dataset<Row> ends(Dataset<Row> all, List<String> key) {
        Column[] columns = key.stream().map(Names::column).toArray(Column[]::new);
        Dataset<Row> before = first(all, columns, col(ORDINAL).asc(), isThere().asc())
                .where(isThere().unary_$bang());
        Dataset<Row> after =
                first(all, columns, col(ORDINAL).desc(), isThere().desc()).where(isThere());
        return before.unionByName(after);
    }

    private static Dataset<Row> first(Dataset<Row> all, Column[] key, Column... order) {
        return all.withColumn(RANK, row_number().over(Window.partitionBy(key).orderBy(order)))
                .where(col(RANK).equalTo(1))
                .drop(RANK);
    }

    /** Whether a row is one of the second snapshot. */
    public static Column isThere() {
        return col(CHANGE).isin("INSERT", "UPDATE_AFTER");
    }
}
