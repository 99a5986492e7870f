package io.datasurface.awsbatch.jobs.lake;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Wall clocks of a source as points in time, by the zone of their column. Where clocks are put back, a time that is there twice is the first of the two;
 * one that is passed over, where they are put forward, fails the run. The session's zone must be UTC.
 */
public final class WallClocks {
    private WallClocks() {}

    /** Whether a column has wall clocks that are to become points in time. */
    public static boolean isOne(DataType given, SpecType wanted) {
        return given.equals(DataTypes.TimestampNTZType) && wanted == SpecType.Simple.TIMESTAMPTZ;
    }

    /**
     * The points in time of wall clocks.
     *
     * @param clock wall clocks, whether they are marked as UTC or have no zone
     * @param column with its zone
     * @param dataset for messages
     */
    public static Column instant(Column clock, ColumnSpec column, String dataset) {
        Column utc = clock.cast("timestamp");
        if (column.timeZone().isEmpty()) {
            return utc;
        }
        // Spark reads some offsets its own way, and this form of them as Java does.
        String zone = column.zone().normalized().getId();
        Column instant = to_utc_timestamp(utc, zone);
        Column failure = raise_error(concat(
                lit(
                        "A row of dataset " + dataset + " has a time in column " + column.name()
                                + " that there is not in "
                                + column.zone()
                                + ": clocks are put forward over it. Put it right at the source, or declare the zone that it is of; it is "),
                utc.cast("string")));
        Column isPassedOver = from_utc_timestamp(instant, zone).notEqual(utc);
        return when(isPassedOver, failure).otherwise(instant);
    }

    /**
     * The least wall clock that may be of a point in time or later.
     *
     * @param time a point in time, as {@link #notLater} has it
     */
    public static LocalDateTime clock(Instant time, ColumnSpec column) {
        return LocalDateTime.ofInstant(time, column.zone());
    }

    /**
     * The point from which to read so that nothing is missed that is written later: of an hour that is there twice its begin, as what is written in
     * the second one has times of the first.
     */
    public static Instant notLater(Instant time, ColumnSpec column) {
        ZoneId zone = column.zone();
        LocalDateTime clock = LocalDateTime.ofInstant(time, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(clock);
        return change == null ? time : change.getDateTimeAfter().atZone(zone).toInstant();
    }
}
