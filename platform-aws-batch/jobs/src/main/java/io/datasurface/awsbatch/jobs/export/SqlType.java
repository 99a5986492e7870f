package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.lake.DecimalText;
import io.datasurface.awsbatch.spec.SpecType;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;

/**
 * A type in a database.
 *
 * @param name of the type
 * @param text makes the text of a value, as the database reads it
 * @param parameter makes a value of a text that is the parameter of a statement
 */
record SqlType(String name, UnaryOperator<Column> text, String parameter) {
    /** A type whose values are made of texts by the database itself. */
    SqlType(String name, UnaryOperator<Column> text) {
        this(name, text, "?");
    }

    /** A type for decimals, whose texts are their digits. */
    static SqlType ofDecimals(String name, SpecType.DecimalType type) {
        return new SqlType(name, value -> DecimalText.of(type, value));
    }

    /** A type whose texts are those of Spark; not for decimals. */
    static SqlType asText(String name) {
        return new SqlType(name, value -> value.cast("string"));
    }
}
