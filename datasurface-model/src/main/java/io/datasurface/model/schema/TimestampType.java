package io.datasurface.model.schema;

/**
 * A point in time.
 *
 * @param timeZone the zone of values that do not say theirs, such as {@code UTC} (also of a column that holds points in time) or {@code Europe/Berlin}
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
