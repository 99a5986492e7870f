package io.datasurface.model.schema;

/**
 * A floating-point number. {@link FloatTypes} names the usual ones.
 *
 * @param maxExponent largest exponent
 * @param minExponent smallest exponent of a normal number
 * @param precision bits of the significand, with the implied one
 * @param sizeInBits size
 * @param nonFiniteBehavior treatment of infinity and not-a-number
 * @param nanEncoding pattern of not-a-number
 */
public record FloatType(
        int maxExponent,
        int minExponent,
        int precision,
        int sizeInBits,
        NonFiniteBehavior nonFiniteBehavior,
        NanEncoding nanEncoding)
        implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.floating(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return FloatTypes.text(this);
    }
}
