package io.datasurface.model.schema;

/**
 * A vector of 32-bit floats, as for embeddings.
 *
 * @param dimensions numbers in the vector
 */
public record VectorType(int dimensions) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.vector(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Vector(" + dimensions + ")";
    }
}
