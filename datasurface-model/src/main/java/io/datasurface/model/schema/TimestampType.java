package io.datasurface.model.schema;

/**
 * A point in time.
 *
 * @param timeZone the zone of the written values, such as {@code UTC} or {@code GMT+01:00}
 */
public record TimestampType(String timeZone) implements DataType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.timestamp(this);
    }

    /** Returns the notation of the native model format. */
    @Override
    public String toString() {
        return timeZone.equals("UTC") ? "Timestamp" : "Timestamp(" + TypeText.argument(timeZone) + ")";
    }
}
