package io.datasurface.awsbatch.spec;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How values of a column of dropped files become dates and times, where they are not written as ISO 8601 with their offset.
 *
 * @param dataset the dataset
 * @param column the column
 * @param how what stands in the files
 * @param pattern of texts: letters of {@link DateTimeFormatter}, with English names; ISO 8601 if left out
 * @param timeZone of texts: the zone, by its IANA name, of times that do not say their offset; if left out, they must say it
 */
public record ColumnReading(
        String dataset, String column, How how, Optional<String> pattern, Optional<String> timeZone) {
    /** What stands in files. */
    public enum How {
        /** Whole seconds since 1970-01-01T00:00Z. */
        EPOCH_SECONDS,
        /** Whole milliseconds since 1970-01-01T00:00Z. */
        EPOCH_MILLIS,
        /** A text. */
        TEXT,
        /** Nothing: the column holds the time at which the row was taken. */
        TIME_OF_INGESTION
    }

    /** Refuses patterns and time zones that there are not, and those of what is no text. */
    public ColumnReading {
        Checks.text("dataset", dataset);
        Checks.text("column", column);
        Objects.requireNonNull(how, "how");
        if (how != How.TEXT && (pattern.isPresent() || timeZone.isPresent())) {
            throw Checks.refused("reading of " + column, how.name(), "only TEXT has a pattern and a time zone");
        }
        try {
            pattern.ifPresent(ColumnReading::format);
        } catch (IllegalArgumentException e) {
            throw Checks.refused("pattern of " + column, pattern.orElseThrow(), String.valueOf(e.getMessage()));
        }
        try {
            timeZone.ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            throw Checks.refused("timeZone of " + column, timeZone.orElseThrow(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * The format of a pattern: strict, so that there is no 31 February, and years may be written as {@code yyyy}.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether a column of this type can be read so. */
    public boolean suits(SpecType type) {
        return type == SpecType.Simple.TIMESTAMPTZ
                || (how == How.TEXT && timeZone.isEmpty() && type == SpecType.Simple.DATE);
    }
}
