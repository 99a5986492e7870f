package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.Names;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** How each kind of check is measured on the rows of a table. */
final class Measures implements QualityCheck.Visitor<Measure> {
    private static final int DIGITS = 6;
    /** What is measured of a column without values. */
    private static final String NO_VALUE = "no value";

    private final IngestTable table;
    private final Dataset<Row> rows;
    private final Function<String, Optional<Dataset<Row>>> others;
    private final Instant now;

    /**
     * On these rows.
     *
     * @param others the rows of another table of the lake, as readers would see them with the batch; empty if there is none
     */
    Measures(IngestTable table, Dataset<Row> rows, Function<String, Optional<Dataset<Row>>> others, Instant now) {
        this.table = table;
        this.rows = rows;
        this.others = others;
        this.now = now;
    }

    @Override
    public Measure notNull(QualityCheck.NotNull check) {
        return ofRows(check);
    }

    @Override
    public Measure range(QualityCheck.Range check) {
        return ofRows(check);
    }

    @Override
    public Measure matches(QualityCheck.Matches check) {
        return ofRows(check);
    }

    @Override
    public Measure allowedValues(QualityCheck.AllowedValues check) {
        return ofRows(check);
    }

    @Override
    public Measure expression(QualityCheck.Expression check) {
        return ofRows(check);
    }

    private Measure ofRows(QualityCheck check) {
        Column bad = new RowChecks(table, rows).isBad(check);
        return Measure.of(count(when(bad, 1)), (all, number) -> Finding.broken(Finding.count(number)));
    }

    @Override
    public Measure completeness(QualityCheck.Completeness check) {
        return Measure.of(count(Names.column(check.column())), (all, number) -> {
            BigDecimal filled = BigDecimal.valueOf(Finding.count(number));
            boolean holds = filled.compareTo(check.minimum().multiply(BigDecimal.valueOf(all))) >= 0;
            BigDecimal share =
                    all == 0 ? BigDecimal.ONE : filled.divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.DOWN);
            return new Finding(holds, Optional.of(all - filled.longValue()), Optional.of(share.toPlainString()));
        });
    }

    @Override
    public Measure rowCount(QualityCheck.RowCount check) {
        return Measure.known((all, nothing) -> Finding.value(
                check.minimum().orElse(all) <= all && all <= check.maximum().orElse(all), Long.toString(all)));
    }

    /** Rows that share their values with another one. A table has each key once, so what has the key in it needs no look. */
    @Override
    public Measure unique(QualityCheck.Unique check) {
        if (!table.schema().primaryKey().isEmpty()
                && check.columns().containsAll(table.schema().primaryKey())) {
            return Measure.known((all, nothing) -> Finding.broken(0));
        }
        Column[] columns = check.columns().stream().map(Names::column).toArray(Column[]::new);
        Column complete = check.columns().stream()
                .map(name -> Names.column(name).isNotNull())
                .reduce(Column::and)
                .orElseThrow();
        String times = "_ds_times";
        return Measure.counted(rows.where(complete)
                .groupBy(columns)
                .agg(count("*").as(times))
                .where(col(times).gt(1))
                .agg(sum(times).as(times)));
    }

    @Override
    public Measure reference(QualityCheck.Reference check) {
        Dataset<Row> other = others.apply(check.table())
                .orElseThrow(() -> new JobException("table " + check.table() + " is not in the lake yet"));
        Dataset<Row> values = rows.select(Names.column(check.column()).as("v")).where(col("v").isNotNull());
        Dataset<Row> there = other.select(Names.column(check.referencedColumn()).as("r"));
        return Measure.counted(values.join(there, col("v").equalTo(col("r")), "left_anti")
                .agg(count("*").as("n")));
    }

    @Override
    public Measure maxAge(QualityCheck.MaxAge check) {
        return Measure.of(max(Names.column(check.column())), (all, newest) -> age(check, newest, now));
    }

    /** What the newest value says. */
    static Finding age(QualityCheck.MaxAge check, @Nullable Object newest, Instant now) {
        if (newest == null) {
            return Finding.value(false, NO_VALUE);
        }
        boolean isYoung = Duration.between(end(newest), now).compareTo(check.maxAge()) <= 0;
        return Finding.value(isYoung, newest.toString());
    }

    /**
     * What the newest value says, by the text of an earlier finding.
     *
     * @throws DateTimeParseException if it is none of the type
     */
    static Finding age(QualityCheck.MaxAge check, SpecType type, String found, Instant now) {
        if (found.equals(NO_VALUE)) {
            return age(check, null, now);
        }
        Object newest = type == SpecType.Simple.DATE
                ? LocalDate.parse(found)
                : type == SpecType.Simple.TIMESTAMP ? LocalDateTime.parse(found) : Instant.parse(found);
        return age(check, newest, now);
    }

    private static Instant end(Object time) {
        if (time instanceof LocalDate date) {
            return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) time;
    }
}
