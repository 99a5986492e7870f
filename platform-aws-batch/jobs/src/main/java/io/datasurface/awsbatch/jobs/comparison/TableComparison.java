package io.datasurface.awsbatch.jobs.comparison;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;

import io.datasurface.awsbatch.jobs.lake.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares two tables. Each side is read once, as hashes of keys and rows that are written to files; all that follows reads these. What differs
 * stays in a file, by which the next run tells what it has seen before.
 */
public final class TableComparison {
    private static final String KEY = "key";
    private static final String KEY_TEXT = "key_text";
    private static final String ROW = "row";
    private static final String BALANCE = "balance";
    private static final String IN_LAKE = "in_lake";
    private static final String THERE = "there";
    /** What a key has on both sides; the same again if nothing has changed. */
    private static final String STATE = "state";

    private static final int EXAMPLES = 20;
    /** So many hexadecimal digits of a hash fit a sum of 38 decimal digits for any number of rows. */
    private static final int SUMMED_DIGITS = 12;

    private final SparkSession spark;
    private final TablePair pair;
    private final String temporary;

    /**
     * A comparison.
     *
     * @param temporary folder for hashes, which the caller removes
     */
    public TableComparison(SparkSession spark, TablePair pair, String temporary) {
        this.spark = spark;
        this.pair = pair;
        this.temporary = temporary;
    }

    /**
     * Compares.
     *
     * @param differences folder for what differs, not there yet
     * @param before that of the run before; empty if every difference counts
     * @param isFirst whether there was no run before, and no difference counts yet
     */
    public TableResult compare(String differences, Optional<String> before, boolean isFirst) {
        Dataset<Row> lake = kept(pair.lake(), "lake");
        Dataset<Row> other = kept(pair.other(), "other");
        lake.withColumn(BALANCE, lit(1L))
                .unionByName(other.withColumn(BALANCE, lit(-1L)))
                .groupBy(KEY, ROW)
                .agg(sum(BALANCE).as(BALANCE), max(KEY_TEXT).as(KEY_TEXT))
                .where(col(BALANCE).notEqual(0))
                .groupBy(KEY)
                .agg(
                        max(KEY_TEXT).as(KEY_TEXT),
                        sum(greatest(col(BALANCE), lit(0L))).as(IN_LAKE),
                        sum(greatest(col(BALANCE).unary_$minus(), lit(0L))).as(THERE),
                        array_join(sort_array(collect_list(concat(col(ROW), lit(":"), col(BALANCE)))), " ")
                                .as(STATE))
                .write()
                .parquet(differences);
        Dataset<Row> found = spark.read().parquet(differences);
        Dataset<Row> counted = before.map(folder ->
                        found.join(spark.read().parquet(folder).select(KEY, STATE), new String[] {KEY, STATE}))
                .orElse(isFirst ? found.limit(0) : found);
        Counts all = Counts.of(found);
        Counts drift = Counts.of(counted);
        return new TableResult(
                pair.name(),
                pair.batch(),
                pair.snapshot(),
                sumOf(lake),
                sumOf(other),
                all.onlyInLake(),
                all.onlyThere(),
                all.different(),
                drift.onlyInLake() + drift.onlyThere() + drift.different(),
                examples(drift.isNone() ? found : counted));
    }

    private Dataset<Row> kept(Dataset<Row> rows, String side) {
        List<Column> texts = new ArrayList<>();
        List<Column> keys = new ArrayList<>();
        for (ComparedColumn column : pair.columns()) {
            Column text = CanonicalText.of(
                    Names.column(column.name()),
                    column.type(),
                    rows.schema().apply(column.name()).dataType());
            texts.add(text);
            if (pair.key().contains(column.name())) {
                keys.add(text);
            }
        }
        Column row = to_json(array(texts.toArray(Column[]::new)));
        // Rows without a key are told apart by all they have.
        Column key = keys.isEmpty() ? row : to_json(array(keys.toArray(Column[]::new)));
        String folder = temporary + "/" + side;
        rows.select(md5(key).as(KEY), key.as(KEY_TEXT), md5(row).as(ROW))
                .write()
                .parquet(folder);
        return spark.read().parquet(folder);
    }

    private static TableResult.Sum sumOf(Dataset<Row> rows) {
        Column number = conv(substring(col(ROW), 1, SUMMED_DIGITS), 16, 10).cast("decimal(20,0)");
        Row sums = rows.agg(count(lit(1)), coalesce(sum(number), lit(BigDecimal.ZERO)))
                .head();
        return new TableResult.Sum(
                sums.getLong(0), sums.getDecimal(1).toBigInteger().toString());
    }

    /** How many rows differ in which way. */
    private record Counts(long onlyInLake, long onlyThere, long different) {
        static Counts of(Dataset<Row> keys) {
            Column both = least(col(IN_LAKE), col(THERE));
            Row counts = keys.agg(sum(col(IN_LAKE).minus(both)), sum(col(THERE).minus(both)), sum(both))
                    .head();
            return counts.isNullAt(0)
                    ? new Counts(0, 0, 0)
                    : new Counts(counts.getLong(0), counts.getLong(1), counts.getLong(2));
        }

        boolean isNone() {
            return onlyInLake + onlyThere + different == 0;
        }
    }

    private static List<String> examples(Dataset<Row> keys) {
        return keys.select(KEY_TEXT)
                .orderBy(KEY)
                .limit(EXAMPLES)
                .as(Encoders.STRING())
                .collectAsList();
    }
}
