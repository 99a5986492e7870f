package io.datasurface.awsbatch.spec;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a dataset.
 *
 * @param name as in the source, compared without regard to case
 * @param type what it holds
 * @param nullable whether a row may be without a value
 * @param timeZone the zone, by its IANA name, of wall clocks that the source has for a {@code timestamptz}; UTC if left out. Only of an ingestion
 *     from a database, by DMS or with SQL; see {@link ColumnReading} for files
 */
public record ColumnSpec(String name, SpecType type, boolean nullable, Optional<String> timeZone) {
    /** Refuses an empty name, {@code _ds_...}, which is kept for {@link LakeColumns}, and a zone that is none or of another type. */
    public ColumnSpec {
        Checks.text("name of column", name);
        Objects.requireNonNull(type, "type of column");
        if (name.regionMatches(true, 0, LakeColumns.PREFIX, 0, LakeColumns.PREFIX.length())) {
            throw Checks.refused(
                    "name of column", name, "names that start with " + LakeColumns.PREFIX + " belong to the platform");
        }
        if (timeZone.isPresent() && type != SpecType.Simple.TIMESTAMPTZ) {
            throw Checks.refused(
                    "timeZone of " + name,
                    timeZone.get(),
                    "a " + type + " has none; only a timestamptz is read in one");
        }
        try {
            timeZone.ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            throw Checks.refused("timeZone of " + name, timeZone.orElseThrow(), String.valueOf(e.getMessage()));
        }
    }

    /** A column without a zone of its own. */
    public ColumnSpec(String name, SpecType type, boolean nullable) {
        this(name, type, nullable, Optional.empty());
    }

    /** A column that may be null. */
    public static ColumnSpec nullable(String name, SpecType type) {
        return new ColumnSpec(name, type, true);
    }

    /** A column that always has a value. */
    public static ColumnSpec required(String name, SpecType type) {
        return new ColumnSpec(name, type, false);
    }

    /** The same, whose source has wall clocks of a zone. */
    public ColumnSpec in(String zone) {
        return new ColumnSpec(name, type, nullable, Optional.of(zone));
    }

    /** The zone in which wall clocks of the source are read. */
    public ZoneId zone() {
        return ZoneId.of(timeZone.orElse("UTC"));
    }
}
