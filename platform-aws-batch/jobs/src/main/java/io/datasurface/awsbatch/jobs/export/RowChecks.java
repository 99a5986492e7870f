package io.datasurface.awsbatch.jobs.export;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of database would hold otherwise than the lake, or refuse with words that nobody understands.
 *
 * @param database what it is called
 * @param finite columns, from 0, whose numbers have to be finite
 * @param filled columns whose texts must not be empty in a row that is to be there
 */
record RowChecks(String database, List<Integer> finite, List<Integer> filled) implements Serializable {
    RowChecks {
        finite = List.copyOf(finite);
        filled = List.copyOf(filled);
    }

    /**
     * Checks a row of texts.
     *
     * @throws IllegalArgumentException if the database can't hold it
     */
    void check(Row row) {
        for (int column : finite) {
            @Nullable String value = row.getString(column);
            if (value != null && (value.equals("NaN") || value.endsWith("Infinity"))) {
                throw new IllegalArgumentException("A number in column " + name(row, column) + " is " + value
                        + ", which " + database + " cannot hold; make it null at the source");
            }
        }
        for (int column : filled) {
            if ("".equals(row.getString(column)) && row.getString(0).equals("P")) {
                throw new IllegalArgumentException(
                        "A text of the key in column " + name(row, column) + " is empty, which " + database
                                + " holds for null, and a key has no nulls; give the row another key at the source");
            }
        }
    }

    /** What a column is called in messages. */
    static String name(Row row, int column) {
        @Nullable StructType schema = row.schema();
        return schema == null ? Integer.toString(column) : schema.fieldNames()[column];
    }
}
