package io.datasurface.model.schema;

/**
 * A span of time.
 */
public record IntervalType() implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.interval(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Interval";
    }
}
