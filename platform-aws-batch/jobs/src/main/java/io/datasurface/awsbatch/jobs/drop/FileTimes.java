package io.datasurface.awsbatch.jobs.drop;

import static org.apache.spark.sql.functions.udf;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.Serializable;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Times of files that Spark reads itself: what it made of a column as texts or numbers. Travels to where files are read. */
public final class FileTimes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Columns.Column column;
    private transient @Nullable Conversion conversion;

    /**
     * Reads a column.
     *
     * @param column that says how
     */
    public FileTimes(Columns.Column column) {
        this.column = column;
    }

    /** The date or time; null if it is none. */
    public Column value(Column raw) {
        DataType type =
                SpecType.parse(column.type()) == SpecType.Simple.DATE ? DataTypes.DateType : DataTypes.TimestampType;
        UDF1<String, @Nullable Object> convert = text -> {
            try {
                return converted(text);
            } catch (NoValueException e) {
                return null; // Told by the problem of the row, which is left out.
            }
        };
        return udf(convert, type).apply(raw.cast("string"));
    }

    /** Why it is none; null if it is one, or there is no value. */
    public Column problem(Column raw) {
        UDF1<String, @Nullable String> find = text -> {
            try {
                converted(text);
                return null;
            } catch (NoValueException e) {
                return e.getMessage();
            }
        };
        return udf(find, DataTypes.StringType).apply(raw.cast("string"));
    }

    private @Nullable Object converted(@Nullable String text) throws NoValueException {
        Conversion made = conversion;
        if (made == null) {
            made = TimeConversions.to(column, Instant.EPOCH);
            conversion = made;
        }
        return made.of(text);
    }
}
