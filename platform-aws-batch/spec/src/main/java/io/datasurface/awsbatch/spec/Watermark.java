package io.datasurface.awsbatch.spec;

import java.time.Duration;

/**
 * The column by whose growth a run of the ingest job knows which rows are new or have changed. Each of the tables must have it, as an integer, a
 * date or a timestamp. A row without a value is read with the full load only. Rows are read again from somewhat below the largest value on, because
 * transactions may commit later than they took their value, and because a row may change twice at one value; what was known changes nothing.
 *
 * @param column name of the column, in each table
 * @param overlap how far behind the largest value, but not one in the future, a timestamp is read again; for dates the whole days of it and one
 *     more; integers are always read again from 10,000 below
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
