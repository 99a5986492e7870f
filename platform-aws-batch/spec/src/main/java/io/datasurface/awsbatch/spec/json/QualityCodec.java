package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.RunMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Each rule is one object, in which {@code check} says which other fields there are. */
final class QualityCodec {
    private static final String NOT_NULL = "notNull";
    private static final String COMPLETENESS = "completeness";
    private static final String UNIQUE = "unique";
    private static final String RANGE = "range";
    private static final String MATCHES = "matches";
    private static final String ALLOWED_VALUES = "allowedValues";
    private static final String ROW_COUNT = "rowCount";
    private static final String REFERENCE = "reference";
    private static final String MAX_AGE = "maxAge";
    private static final String EXPRESSION = "expression";

    private static final String COLUMN = "column";
    private static final String MINIMUM = "minimum";
    private static final String MAXIMUM = "maximum";

    private QualityCodec() {}

    static void write(Out out, QualitySpec quality) {
        out.text("resultTable", quality.resultTable());
        out.text("quarantineTable", quality.quarantineTable());
        out.number("maxQuarantined", quality.maxQuarantined());
        quality.metrics().ifPresent(metrics -> out.object("metrics", fields -> writeMetrics(fields, metrics)));
        out.lines("rules", quality.rules(), QualityCodec::writeRule);
    }

    static Value<QualitySpec> read(Fields fields) {
        Value<String> resultTable = fields.text("resultTable");
        Value<String> quarantineTable = fields.text("quarantineTable");
        Value<Long> maxQuarantined = fields.number("maxQuarantined");
        Value<Optional<RunMetrics>> metrics = fields.optionalObject("metrics", QualityCodec::readMetrics);
        Value<List<QualityRule>> rules = fields.objects("rules", QualityCodec::readRule);
        return fields.build(() -> new QualitySpec(
                resultTable.get(), quarantineTable.get(), maxQuarantined.get(), metrics.get(), rules.get()));
    }

    static void writeMetrics(Out out, RunMetrics metrics) {
        out.text("region", metrics.region());
        out.text("namespace", metrics.namespace());
        out.text("zone", metrics.zone());
        out.text("priority", metrics.priority());
    }

    static Value<RunMetrics> readMetrics(Fields fields) {
        Value<String> region = fields.text("region");
        Value<String> namespace = fields.text("namespace");
        Value<String> zone = fields.text("zone");
        Value<String> priority = fields.text("priority");
        return fields.build(() -> new RunMetrics(region.get(), namespace.get(), zone.get(), priority.get()));
    }

    private static void writeRule(Out out, QualityRule rule) {
        out.text("dataset", rule.dataset());
        out.text("name", rule.name());
        out.text("action", rule.action().name());
        rule.check().accept(new CheckWriter(out));
    }

    private static Value<QualityRule> readRule(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> name = fields.text("name");
        Value<QualityAction> action = fields.oneOf("action", QualityAction.class);
        Value<QualityCheck> check = readCheck(fields);
        return fields.build(() -> new QualityRule(dataset.get(), name.get(), check.get(), action.get()));
    }

    private static Value<QualityCheck> readCheck(Fields fields) {
        Value<String> kind = fields.choice(
                "check",
                NOT_NULL,
                COMPLETENESS,
                UNIQUE,
                RANGE,
                MATCHES,
                ALLOWED_VALUES,
                ROW_COUNT,
                REFERENCE,
                MAX_AGE,
                EXPRESSION);
        if (kind.isFailed()) {
            return Value.failed();
        }
        return switch (kind.get()) {
            case UNIQUE -> {
                Value<List<String>> columns = fields.texts("columns");
                yield fields.part(columns.isFailed(), () -> new QualityCheck.Unique(columns.get()));
            }
            case ROW_COUNT -> {
                Value<Optional<Long>> minimum = fields.optionalNumber(MINIMUM);
                Value<Optional<Long>> maximum = fields.optionalNumber(MAXIMUM);
                yield fields.part(
                        minimum.isFailed() || maximum.isFailed(),
                        () -> new QualityCheck.RowCount(minimum.get(), maximum.get()));
            }
            case EXPRESSION -> {
                Value<String> sql = fields.text("sql");
                yield fields.part(sql.isFailed(), () -> new QualityCheck.Expression(sql.get()));
            }
            default -> ofColumn(kind.get(), fields);
        };
    }

    private static Value<QualityCheck> ofColumn(String kind, Fields fields) {
        Value<String> column = fields.text(COLUMN);
        return switch (kind) {
            case COMPLETENESS -> {
                Value<BigDecimal> minimum = fields.textAs(MINIMUM, QualityCodec::decimal);
                yield fields.part(
                        column.isFailed() || minimum.isFailed(),
                        () -> new QualityCheck.Completeness(column.get(), minimum.get()));
            }
            case RANGE -> {
                Value<Optional<BigDecimal>> minimum = fields.optionalTextAs(MINIMUM, QualityCodec::decimal);
                Value<Optional<BigDecimal>> maximum = fields.optionalTextAs(MAXIMUM, QualityCodec::decimal);
                yield fields.part(
                        column.isFailed() || minimum.isFailed() || maximum.isFailed(),
                        () -> new QualityCheck.Range(column.get(), minimum.get(), maximum.get()));
            }
            case MATCHES -> {
                Value<String> pattern = fields.text("pattern");
                yield fields.part(
                        column.isFailed() || pattern.isFailed(),
                        () -> new QualityCheck.Matches(column.get(), pattern.get()));
            }
            case ALLOWED_VALUES -> {
                Value<List<String>> values = fields.texts("values");
                yield fields.part(
                        column.isFailed() || values.isFailed(),
                        () -> new QualityCheck.AllowedValues(column.get(), values.get()));
            }
            case REFERENCE -> {
                Value<String> table = fields.text("table");
                Value<String> referenced = fields.text("referencedColumn");
                yield fields.part(
                        column.isFailed() || table.isFailed() || referenced.isFailed(),
                        () -> new QualityCheck.Reference(column.get(), table.get(), referenced.get()));
            }
            case MAX_AGE -> {
                Value<Duration> age = fields.duration("maxAge");
                yield fields.part(
                        column.isFailed() || age.isFailed(), () -> new QualityCheck.MaxAge(column.get(), age.get()));
            }
            default -> fields.part(column.isFailed(), () -> new QualityCheck.NotNull(column.get()));
        };
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number; use one such as 0.95", e);
        }
    }

    /**
     * Writes what a check is, and of what.
     *
     * @param out the object of the rule
     */
    private record CheckWriter(Out out) implements QualityCheck.Visitor<Out> {
        @Override
        public Out notNull(QualityCheck.NotNull check) {
            return of(NOT_NULL, check.column());
        }

        @Override
        public Out completeness(QualityCheck.Completeness check) {
            of(COMPLETENESS, check.column()).text(MINIMUM, check.minimum().toString());
            return out;
        }

        @Override
        public Out unique(QualityCheck.Unique check) {
            out.text("check", UNIQUE);
            out.texts("columns", check.columns());
            return out;
        }

        @Override
        public Out range(QualityCheck.Range check) {
            of(RANGE, check.column());
            check.minimum().ifPresent(bound -> out.text(MINIMUM, bound.toString()));
            check.maximum().ifPresent(bound -> out.text(MAXIMUM, bound.toString()));
            return out;
        }

        @Override
        public Out matches(QualityCheck.Matches check) {
            of(MATCHES, check.column()).text("pattern", check.pattern());
            return out;
        }

        @Override
        public Out allowedValues(QualityCheck.AllowedValues check) {
            of(ALLOWED_VALUES, check.column()).texts("values", check.values());
            return out;
        }

        @Override
        public Out rowCount(QualityCheck.RowCount check) {
            out.text("check", ROW_COUNT);
            check.minimum().ifPresent(bound -> out.number(MINIMUM, bound));
            check.maximum().ifPresent(bound -> out.number(MAXIMUM, bound));
            return out;
        }

        @Override
        public Out reference(QualityCheck.Reference check) {
            of(REFERENCE, check.column()).text("table", check.table());
            out.text("referencedColumn", check.referencedColumn());
            return out;
        }

        @Override
        public Out maxAge(QualityCheck.MaxAge check) {
            of(MAX_AGE, check.column()).text("maxAge", check.maxAge().toString());
            return out;
        }

        @Override
        public Out expression(QualityCheck.Expression check) {
            out.text("check", EXPRESSION);
            out.text("sql", check.sql());
            return out;
        }

        private Out of(String kind, String column) {
            out.text("check", kind);
            out.text(COLUMN, column);
            return out;
        }
    }
}
