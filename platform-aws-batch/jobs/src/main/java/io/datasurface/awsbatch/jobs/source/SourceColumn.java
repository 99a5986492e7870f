package io.datasurface.awsbatch.jobs.source;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.WallClocks;
import io.datasurface.awsbatch.spec.ColumnSpec;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * A column as a database has it, and how it is read. Values come as texts where drivers would bend them: JDBC reads times by the time zone of the
 * process and by a calendar of Caesar's.
 *
 * @param name its name
 * @param type what the database calls its type, for messages and comparisons
 * @param selected what stands in a query
 * @param made what becomes of the text; empty for what the driver makes of it
 */
record SourceColumn(String name, String type, String selected, Optional<DataType> made) {
    /** Of a number without limits, as many digits as Spark can hold. */
    static final DecimalType UNLIMITED = DataTypes.createDecimalType(38, 18);

    /** Most digits of a number. */
    private static final int DIGITS = 38;

    /** A column whose text is made a value of a type. */
    static SourceColumn of(String name, String type, String selected, DataType made) {
        return new SourceColumn(name, type, selected, Optional.of(made));
    }

    /** The type of numbers with so many digits, of which so many are behind the point. */
    static DataType decimal(int precision, int scale) {
        return precision >= 1 && precision <= DIGITS && scale >= 0 && scale <= precision
                ? DataTypes.createDecimalType(precision, scale)
                : UNLIMITED;
    }

    boolean isBinary() {
        return made.filter(DataTypes.BinaryType::equals).isPresent();
    }

    /** What the column is compared with: its wall clocks with a wall clock, which a server would take for one of the session's zone. */
    Object compared(Object bound, ColumnSpec column) {
        boolean isClock = bound instanceof Instant && made.isPresent() && WallClocks.isOne(made.get(), column.type());
        return isClock ? WallClocks.clock((Instant) bound, column) : bound;
    }

    /**
     * The value that a text is.
     *
     * @param given what the dataset calls the column
     */
    Column value(SourceTable table, String given, Column text) {
        if (made.isEmpty() || isBinary() || made.get().equals(DataTypes.StringType)) {
            return text;
        }
        Column value = text.cast(made.get());
        Column isLost = value.isNull();
        String what = " has a value in column " + given + " that the lake cannot hold: ";
        if (made.get() instanceof DecimalType decimal) {
            isLost = isLost.or(text.rlike("[.][0-9]{" + decimal.scale() + "}[0-9]*[1-9]"));
            what = " has a number in column " + given + " that has more than "
                    + (decimal.precision() - decimal.scale()) + " digits before or " + decimal.scale()
                    + " after the point: ";
        } else if (made.get().equals(DataTypes.DateType)
                || made.get().equals(DataTypes.TimestampType)
                || made.get().equals(DataTypes.TimestampNTZType)) {
            what = " has a time in column " + given + " that the lake cannot hold: ";
        }
        Column failure = raise_error(concat(lit("A row of dataset " + table.dataset() + what), text));
        return when(text.isNotNull().and(isLost), failure).otherwise(value);
    }
}
