package io.datasurface.model.change;

import io.datasurface.model.schema.FloatType;
import io.datasurface.model.schema.FloatTypes;
import io.datasurface.model.schema.NanEncoding;
import io.datasurface.model.schema.NonFiniteBehavior;
import java.util.Objects;

/** Which values the floating types have. Minus zero counts as zero. */
final class FloatRange {
    private static final FloatType POWERS_OF_TWO =
            Objects.requireNonNull(FloatTypes.byName().get("FP8_E8M0"));

    private FloatRange() {}

    /** Whether every value of one type is a value of the other. */
    static boolean holds(FloatType wide, FloatType narrow) {
        if (wide.equals(POWERS_OF_TWO)) {
            return narrow.equals(wide); // It has neither sign nor zero.
        }
        return wide.precision() >= narrow.precision()
                && smallestExponent(wide) <= smallestExponent(narrow)
                && (wide.maxExponent() > narrow.maxExponent()
                        || (wide.maxExponent() == narrow.maxExponent() && topBits(wide) >= topBits(narrow)))
                && specials(wide) >= specials(narrow);
    }

    /** The exponent of the smallest positive number, a subnormal one. */
    private static long smallestExponent(FloatType type) {
        return (long) type.minExponent() - type.precision() + 1;
    }

    /** How many bits behind the first are set in the largest number. Where all ones are not-a-number, it is the one before. */
    private static long topBits(FloatType type) {
        boolean hole = type.nonFiniteBehavior() == NonFiniteBehavior.NAN_ONLY
                && type.nanEncoding() == NanEncoding.ALL_ONES
                && type.precision() > 1;
        return (long) type.precision() - (hole ? 2 : 1);
    }

    private static int specials(FloatType type) {
        return switch (type.nonFiniteBehavior()) {
            case FINITE_ONLY -> 0;
            case NAN_ONLY -> 1;
            case IEEE754 -> 2;
        };
    }
}
