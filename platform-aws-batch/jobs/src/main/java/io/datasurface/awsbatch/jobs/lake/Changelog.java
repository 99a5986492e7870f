package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.col;

import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows by which two snapshots of a table differ: those of the first that are not in the second, and the other way round. */
public final class Changelog {
    private static final String CHANGE = "_change_type";

    private Changelog() {}

    /**
     * The rows, with the columns that the table has now, and which of the two each is of.
     *
     * @param from a snapshot
     * @param to one that came of it, see {@link LakeTable#leadsTo}
     */
    public static Dataset<Row> between(SparkSession spark, LakeTable source, long from, long to) {
        String view = "ds_" + UUID.randomUUID().toString().replace("-", "");
        String catalog = source.sparkName().substring(0, source.sparkName().indexOf('.'));
        spark.sql("CALL " + catalog + ".system.create_changelog_view(table => '"
                + source.sparkName().substring(catalog.length() + 1).replace("'", "''") + "', changelog_view => '"
                + view
                + "', options => map('start-snapshot-id', '" + from + "', 'end-snapshot-id', '" + to
                + "'), net_changes => true)");
        return spark.table(view);
    }

    /** Whether a row is one of the second snapshot. */
    public static Column isThere() {
        return col(CHANGE).isin("INSERT", "UPDATE_AFTER");
    }
}
