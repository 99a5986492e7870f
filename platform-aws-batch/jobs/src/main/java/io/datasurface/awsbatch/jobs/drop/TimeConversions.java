package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Conversions of columns whose values stand in files in a way of their own. */
final class TimeConversions {
    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final long MILLIS = 1000;
    private static final int MOST_BITS = 64;

    private TimeConversions() {}

    /**
     * The conversion of a column.
     *
     * @param now when rows are taken
     */
    static Conversion to(Columns.Column column, Instant now) {
        if (column.how() == null) {
            return Conversions.to(SpecType.parse(column.type()));
        }
        return switch (column.how()) {
            case TIME_OF_INGESTION -> raw -> now;
            case EPOCH_SECONDS -> ofText(text -> since(whole(text), 0));
            case EPOCH_MILLIS ->
                ofText(text -> {
                    long millis = whole(text);
                    return since(Math.floorDiv(millis, MILLIS), Math.floorMod(millis, MILLIS));
                });
            case TEXT -> text(column);
        };
    }

    private interface OfText {
        Object value(String text) throws NoValueException;
    }

    private static Conversion ofText(OfText conversion) {
        return raw -> {
            if (raw == null) {
                return null;
            }
            if (raw instanceof String text) {
                return conversion.value(text);
            }
            throw new NoValueException("it is a list or an object; expected a time");
        };
    }

    private static long whole(String text) throws NoValueException {
        return (Long) TextValues.integer(text, MOST_BITS);
    }

    private static Instant since(long seconds, long millis) throws NoValueException {
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND) {
            throw new NoValueException("it is beyond the years 1 to 9999; are these units since 1970?");
        }
        return Instant.ofEpochSecond(seconds).plusMillis(millis);
    }

    private static Conversion text(Columns.Column column) {
        Optional<ZoneId> zone =
                column.timeZone().isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(column.timeZone()));
        boolean isDate = SpecType.parse(column.type()) == SpecType.Simple.DATE;
        if (column.pattern().isEmpty()) {
            return ofText(text -> isDate ? TextValues.date(text) : TextValues.instant(text, zone));
        }
        DateTimeFormatter format = ColumnReading.format(column.pattern());
        return ofText(text -> {
            try {
                return isDate
                        ? LocalDate.parse(text, format)
                        : TextValues.instant(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from), zone);
            } catch (DateTimeException e) {
                throw new NoValueException("it is no " + column.type() + " that is written as " + column.pattern());
            }
        });
    }
}
