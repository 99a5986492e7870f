package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.model.Dataset;
import io.datasurface.model.capture.ValueConvention;
import io.datasurface.model.capture.ValueReading;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.TimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the jobs read dates and times of dropped files: by the conventions of the capture and the zones of the columns' types. */
final class DropReadings {
    private DropReadings() {}

    /**
     * Returns the readings, in the order of datasets and columns.
     *
     * @param conventions the convention for a column, if there is one
     * @throws IllegalArgumentException if a pattern or a time zone is none
     */
    static List<ColumnReading> of(Function<String, Optional<ValueConvention>> conventions, List<Dataset> datasets) {
        List<ColumnReading> readings = new ArrayList<>();
        for (Dataset dataset : datasets) {
            List<DDLColumn> columns = dataset.originalSchema().map(Schema::columns).stream()
                    .flatMap(all -> all.values().stream())
                    .toList();
            for (DDLColumn column : columns) {
                of(dataset.name(), column, conventions.apply(column.name())).ifPresent(readings::add);
            }
        }
        return readings;
    }

    /** A date without convention is as ISO 8601 has it, and a time may lack its offset, because the column says the zone. */
    private static Optional<ColumnReading> of(String dataset, DDLColumn column, Optional<ValueConvention> convention) {
        Optional<String> zone =
                column.type() instanceof TimestampType time ? Optional.of(time.timeZone()) : Optional.empty();
        How how = convention.map(one -> how(one.reading())).orElse(How.TEXT);
        boolean isTime = zone.isPresent() || (column.type() instanceof DateType && convention.isPresent());
        return isTime
                ? Optional.of(new ColumnReading(
                        dataset,
                        column.name(),
                        how,
                        convention.flatMap(ValueConvention::pattern),
                        how == How.TEXT ? zone : Optional.empty()))
                : Optional.empty();
    }

    private static How how(ValueReading reading) {
        return switch (reading) {
            case EPOCH_SECONDS -> How.EPOCH_SECONDS;
            case EPOCH_MILLIS -> How.EPOCH_MILLIS;
            case TEXT -> How.TEXT;
            case TIME_OF_INGESTION -> How.TIME_OF_INGESTION;
        };
    }
}
