package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.FileContent;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.ValueConvention;
import io.datasurface.model.capture.ValueReading;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.TimestampType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conventions by which values of dropped files are read. */
final class ConventionRules {
    /** Survives only a pattern that has the whole date, and no other for a part of it. */
    private static final LocalDate SAMPLE = LocalDate.of(2026, 11, 22);

    private final LintContext context;

    ConventionRules(LintContext context) {
        this.context = context;
    }

    void check(Datastore store, FileDropIngestion drop, ObjectPath path) {
        for (int i = 0; i < drop.conventions().size(); i++) {
            ValueConvention convention = drop.conventions().get(i);
            ObjectPath at = path.child("conventions", Integer.toString(i));
            boolean isText = convention.reading() == ValueReading.TEXT;
            if (isText != convention.pattern().isPresent()) {
                report(at, isText ? "TEXT needs a pattern, such as dd/MM/yyyy" : "only TEXT has a pattern; remove it");
            } else if (!isUsed(store, drop, convention, at)) {
                report(at, "it is about no column that an earlier one is not about; correct or remove it");
            }
        }
    }

    private boolean isUsed(Datastore store, FileDropIngestion drop, ValueConvention convention, ObjectPath at) {
        boolean used = false;
        boolean isWhole = true;
        for (Dataset dataset : store.datasets().values()) {
            isWhole &= dataset.originalSchema().isPresent();
            List<DDLColumn> columns = dataset.originalSchema().map(Schema::columns).stream()
                    .flatMap(all -> all.values().stream())
                    .filter(column -> drop.convention(column.name()).equals(Optional.of(convention)))
                    .toList();
            used |= !columns.isEmpty();
            for (DDLColumn column : columns) {
                mistake(drop, dataset.originalSchema().get(), column, convention)
                        .ifPresent(mistake -> context.report(
                                LintRule.CONVENTION_INVALID,
                                at,
                                "The convention for %s does not suit the column %s of %s: %s.",
                                convention.columns(),
                                column.name(),
                                dataset.name(),
                                new LintContext.Plain(mistake)));
            }
        }
        return used || !isWhole;
    }

    private static Optional<String> mistake(
            FileDropIngestion drop, Schema schema, DDLColumn column, ValueConvention convention) {
        boolean isDate = column.type() instanceof DateType;
        if (!(column.type() instanceof TimestampType) && !(isDate && convention.reading() == ValueReading.TEXT)) {
            return Optional.of(
                    convention.reading() == ValueReading.TEXT
                            ? "it is no Date and no Timestamp; give it such a type or name fewer columns"
                            : "it is no Timestamp; give it that type or name fewer columns");
        }
        if (convention.reading() == ValueReading.TIME_OF_INGESTION) {
            if (drop.content() == FileContent.SNAPSHOT) {
                return Optional.of("each SNAPSHOT would change all rows; use another content or remove the convention");
            }
            return schema.primaryKeyColumns().contains(column.name())
                    ? Optional.of("a key does not change with the time; name fewer columns")
                    : Optional.empty();
        }
        return convention.pattern().flatMap(pattern -> mistake(pattern, isDate));
    }

    /** What is wrong with a pattern; found by writing and reading. */
    private static Optional<String> mistake(String pattern, boolean isDate) {
        try {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            LocalDateTime time = SAMPLE.atTime(22, 0);
            String text = time.atOffset(ZoneOffset.UTC).format(format);
            boolean same = isDate
                    ? LocalDate.parse(text, format).equals(SAMPLE)
                    : LocalDateTime.parse(text, format).equals(time);
            return same
                    ? Optional.empty()
                    : Optional.of("the pattern leaves out a part; write for example dd/MM/yyyy HH:mm");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("what is written by the pattern cannot be read by it; write for example "
                    + (isDate ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm"));
        }
    }

    private void report(ObjectPath at, String mistake) {
        context.report(
                LintRule.CONVENTION_INVALID,
                at,
                "This convention does not say how to read: %s.",
                new LintContext.Plain(mistake));
    }
}
