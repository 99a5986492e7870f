package io.datasurface.awsbatch.jobs.quality;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How a check is measured.
 *
 * @param aggregate what the one scan of the table adds up for it
 * @param query a query of one number, for what no scan can add up
 * @param finding what the number says
 */
record Measure(Optional<Column> aggregate, Optional<Dataset<Row>> query, Finding.Of finding) {
    static Measure of(Column aggregate, Finding.Of finding) {
        return new Measure(Optional.of(aggregate), Optional.empty(), finding);
    }

    /** Of rows that break it, which a query counts. */
    static Measure counted(Dataset<Row> query) {
        return new Measure(
                Optional.empty(), Optional.of(query), (rows, number) -> Finding.broken(Finding.count(number)));
    }

    /** Of what needs no look at the rows. */
    static Measure known(Finding.Of finding) {
        return new Measure(Optional.empty(), Optional.empty(), finding);
    }
}
