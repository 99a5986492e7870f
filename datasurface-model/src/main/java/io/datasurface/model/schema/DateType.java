package io.datasurface.model.schema;

/**
 * A calendar date.
 */
public record DateType() implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.date(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return "Date";
    }
}
