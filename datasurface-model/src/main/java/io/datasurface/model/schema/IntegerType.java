package io.datasurface.model.schema;

/**
 * A whole number of a fixed size.
 *
 * @param sizeInBits size, normally 8 (TinyInt), 16 (SmallInt), 32 (Integer) or 64 (BigInt)
 * @param isSigned whether it can be negative
 */
public record IntegerType(int sizeInBits, boolean isSigned) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.integer(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        if (!isSigned) {
            return "FixedInteger(" + sizeInBits + ",UNSIGNED)";
        }
        return switch (sizeInBits) {
            case 8 -> "TinyInt";
            case 16 -> "SmallInt";
            case 32 -> "Integer";
            case 64 -> "BigInt";
            default -> "FixedInteger(" + sizeInBits + ")";
        };
    }
}
