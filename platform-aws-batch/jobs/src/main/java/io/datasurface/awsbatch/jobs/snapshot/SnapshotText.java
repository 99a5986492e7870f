package io.datasurface.awsbatch.jobs.snapshot;

import static org.apache.spark.sql.functions.date_format;

import io.datasurface.awsbatch.jobs.lake.DecimalText;
import io.datasurface.awsbatch.spec.SpecType;
import org.apache.spark.sql.Column;

/** Values as the texts that DMS reads in files, by the types of {@link io.datasurface.awsbatch.spec.DmsColumn}. */
final class SnapshotText {
    private static final String TIME = "yyyy-MM-dd HH:mm:ss.SSSSSS";

    private SnapshotText() {}

    static Column of(SpecType type, Column value) {
        if (type == SpecType.Simple.BOOLEAN) {
            return value.cast("int").cast("string");
        }
        if (type == SpecType.Simple.TIMESTAMP || type == SpecType.Simple.TIMESTAMPTZ) {
            return date_format(value, TIME); // The session's zone is UTC.
        }
        if (type instanceof SpecType.DecimalType decimal) {
            return DecimalText.of(decimal, value);
        }
        return value.cast("string");
    }
}
