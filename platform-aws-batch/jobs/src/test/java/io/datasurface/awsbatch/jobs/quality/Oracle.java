package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.spec.QualityCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** The checks in plain Java, as their descriptions say. */
final class Oracle implements QualityCheck.Visitor<Finding> {
    private final List<String> columns;
    private final List<Row> rows;
    private final Set<Object> referenced;
    private final Map<String, Predicate<Row>> conditions;
    private final Instant now;

    /**
     * About these rows.
     *
     * @param columns names of their columns
     * @param referenced values of the other table
     * @param conditions what SQL texts mean: whether a row breaks them
     */
    Oracle(
            List<String> columns,
            List<Row> rows,
            Set<Object> referenced,
            Map<String, Predicate<Row>> conditions,
            Instant now) {
        this.columns = columns;
        this.rows = rows;
        this.referenced = referenced;
        this.conditions = conditions;
        this.now = now;
    }

    private Finding broken(String column, Predicate<Object> isBad) {
        return Finding.broken(values(column).stream().filter(isBad).count());
    }

    private List<Object> values(String column) {
        return rows.stream()
                .map(row -> row.get(columns.indexOf(column)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Finding notNull(QualityCheck.NotNull check) {
        return Finding.broken(rows.size() - values(check.column()).size());
    }

    @Override
    public Finding completeness(QualityCheck.Completeness check) {
        int filled = values(check.column()).size();
        boolean holds = rows.isEmpty()
                || BigDecimal.valueOf(filled).compareTo(check.minimum().multiply(BigDecimal.valueOf(rows.size()))) >= 0;
        return new Finding(holds, Optional.of((long) rows.size() - filled), Optional.empty());
    }

    @Override
    public Finding unique(QualityCheck.Unique check) {
        Map<List<Object>, Integer> times = new HashMap<>();
        for (Row row : rows) {
            List<Object> key = new ArrayList<>();
            check.columns().forEach(column -> key.add(row.get(columns.indexOf(column))));
            if (key.stream().noneMatch(Objects::isNull)) {
                times.merge(key, 1, Integer::sum);
            }
        }
        return Finding.broken(times.values().stream()
                .filter(count -> count > 1)
                .mapToInt(count -> count)
                .sum());
    }

    @Override
    public Finding range(QualityCheck.Range check) {
        return broken(check.column(), value -> {
            if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
                return number.isNaN()
                        || (number < 0
                                ? check.minimum().isPresent()
                                : check.maximum().isPresent());
            }
            BigDecimal number =
                    value instanceof Double floating ? new BigDecimal(floating) : new BigDecimal(value.toString());
            return check.minimum().filter(bound -> number.compareTo(bound) < 0).isPresent()
                    || check.maximum()
                            .filter(bound -> number.compareTo(bound) > 0)
                            .isPresent();
        });
    }

    @Override
    public Finding matches(QualityCheck.Matches check) {
        Pattern pattern = Pattern.compile(check.pattern());
        return broken(
                check.column(), value -> !pattern.matcher(value.toString()).matches());
    }

    @Override
    public Finding allowedValues(QualityCheck.AllowedValues check) {
        return broken(check.column(), value -> !check.values().contains(value.toString()));
    }

    @Override
    public Finding rowCount(QualityCheck.RowCount check) {
        return Finding.value(
                check.minimum().orElse(0L) <= rows.size()
                        && rows.size() <= check.maximum().orElse(Long.MAX_VALUE),
                "");
    }

    @Override
    public Finding reference(QualityCheck.Reference check) {
        return broken(check.column(), value -> !referenced.contains(value));
    }

    @Override
    public Finding maxAge(QualityCheck.MaxAge check) {
        boolean holds = values(check.column()).stream().anyMatch(value -> {
            Instant end = value instanceof LocalDate date
                    ? date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : (Instant) value;
            return Duration.between(end, now).compareTo(check.maxAge()) <= 0;
        });
        return Finding.value(holds, "");
    }

    @Override
    public Finding expression(QualityCheck.Expression check) {
        Predicate<Row> isBad = Objects.requireNonNull(conditions.get(check.sql()));
        return Finding.broken(rows.stream().filter(isBad).count());
    }
}
