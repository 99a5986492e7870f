package io.datasurface.model.capture;

/** How values of files become times, where they are not written as ISO 8601 has it. */
public enum ValueReading {
    /** A whole number: seconds since 1970-01-01T00:00Z. For timestamps. */
    EPOCH_SECONDS,
    /** A whole number: milliseconds since 1970-01-01T00:00Z. For timestamps. */
    EPOCH_MILLIS,
    /** A text, as {@link ValueConvention#pattern} says. For dates and timestamps. */
    TEXT,
    /** Files do not have the column: it holds the time at which the row was taken. For timestamps of files that do not say all rows. */
    TIME_OF_INGESTION
}
