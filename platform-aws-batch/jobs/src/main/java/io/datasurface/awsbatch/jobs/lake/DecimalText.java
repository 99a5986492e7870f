package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.udf;

import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Decimals as their digits. Spark by itself writes small ones with an exponent, of which SQL Server and Redshift make no decimals. */
public final class DecimalText {
    /** With more digits behind the point a number may be so small that it is written with an exponent. */
    private static final int NEVER_SMALL = 6;

    private DecimalText() {}

    /** The text of a value, with as many digits behind the point as the type has. */
    public static Column of(SpecType.DecimalType type, Column value) {
        if (type.scale() <= NEVER_SMALL) {
            return value.cast("string");
        }
        UDF1<@Nullable BigDecimal, @Nullable String> digits = number -> number == null ? null : number.toPlainString();
        return udf(digits, DataTypes.StringType).apply(value);
    }
}
