package io.datasurface.model.schema;

/**
 * Blocks of small floats that share a scale.
 *
 * @param batchSize numbers in a block
 * @param scaleType type of the shared scale
 * @param elementType type of each number
 */
public record MicroScalingType(int batchSize, FloatType scaleType, FloatType elementType) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.microScaling(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "MicroScaling(" + batchSize + "," + scaleType + "," + elementType + ")";
    }
}
