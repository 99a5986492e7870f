package io.datasurface.model.schema;

/**
 * True or false.
 */
public record BooleanType() implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.bool(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Boolean";
    }
}
