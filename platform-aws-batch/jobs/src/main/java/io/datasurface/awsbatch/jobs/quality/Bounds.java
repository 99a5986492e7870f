package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Comparison of numbers with bounds, exactly. Spark would bring column and bound to one type first, and a long that becomes a double, or a decimal
 * that becomes too wide, may be found on the wrong side. So the bound becomes the nearest value of the column's type on the right side of it.
 */
final class Bounds {
    private static final int MOST_DIGITS = 38;

    /**
     * What integers are compared as. Spark 3.5 takes "a long is less than a decimal literal beyond all longs" for true without a look at the long, and
     * so for a null as well.
     */
    private static final DecimalType INTEGERS = DataTypes.createDecimalType(20, 0);

    private Bounds() {}

    /** Whether a number is outside; null where there is no number. */
    static Column outside(Column value, SpecType type, QualityCheck.Range range) {
        if (type instanceof SpecType.IntegerType) {
            return outside(value.cast(INTEGERS), 0, range);
        }
        if (type instanceof SpecType.DecimalType decimal) {
            return outside(value, decimal.scale(), range);
        }
        Column number = value.cast("double");
        Column inside = not(isnan(number));
        Optional<Double> least = range.minimum().map(bound -> floating(bound, true));
        Optional<Double> greatest = range.maximum().map(bound -> floating(bound, false));
        if (least.isPresent()) {
            inside = inside.and(number.geq(least.get()));
        }
        if (greatest.isPresent()) {
            inside = inside.and(number.leq(greatest.get()));
        }
        return not(inside);
    }

    private static Column outside(Column decimal, int scale, QualityCheck.Range range) {
        Column below = range.minimum()
                .map(bound -> exact(bound.setScale(scale, RoundingMode.CEILING), decimal, true))
                .orElse(lit(false));
        Column above = range.maximum()
                .map(bound -> exact(bound.setScale(scale, RoundingMode.FLOOR), decimal, false))
                .orElse(lit(false));
        return below.or(above);
    }

    /** A bound that no decimal can be is above or below all of them. */
    private static Column exact(BigDecimal bound, Column value, boolean isMinimum) {
        if (bound.precision() > MOST_DIGITS) {
            boolean isOutside = isMinimum == bound.signum() > 0;
            return isOutside ? value.isNotNull() : lit(false);
        }
        return isMinimum ? value.lt(lit(bound)) : value.gt(lit(bound));
    }

    /** The nearest double that is not below, or not above, a bound. */
    private static double floating(BigDecimal bound, boolean up) {
        double near = bound.doubleValue();
        if (Double.isInfinite(near)) {
            boolean isBeyond = near > 0 == up;
            return isBeyond ? near : Math.copySign(Double.MAX_VALUE, near);
        }
        int order = new BigDecimal(near).compareTo(bound);
        if (up) {
            return order < 0 ? Math.nextUp(near) : near;
        }
        return order > 0 ? Math.nextDown(near) : near;
    }
}
