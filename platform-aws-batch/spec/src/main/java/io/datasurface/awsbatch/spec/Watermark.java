package io.datasurface.awsbatch.spec;

import java.time.Duration;

/**
 * The column by whose growth a run of the ingest job knows which rows are new or have changed. Each of the tables must have it, as an integer, a
 * date or a timestamp. A row without a value is read with the full load only.
 *
 * @param column name of the column, in each table
 * @param overlap how far behind the largest value of the run before a timestamp is read again, for transactions that committed late; what
 *     is read twice changes nothing. Integers and dates are read again from the largest value itself on
 */
public record Watermark(String column, Duration overlap) {
    /** Refuses an overlap below zero. */
    public Watermark {
        Checks.text("column", column);
        Checks.atLeast("overlap", overlap, Duration.ZERO);
    }

    /** Whether a column of this type can be a watermark. */
    public static boolean canBe(SpecType type) {
        return type instanceof SpecType.IntegerType
                || type == SpecType.Simple.DATE
                || type == SpecType.Simple.TIMESTAMP
                || type == SpecType.Simple.TIMESTAMPTZ;
    }
}
