package io.datasurface.model.schema;

/**
 * An exact decimal number.
 *
 * @param maxSize digits in all
 * @param precision digits behind the point (DataSurface calls the scale precision)
 */
public record DecimalType(int maxSize, int precision) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.decimal(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Decimal(" + maxSize + "," + precision + ")";
    }
}
