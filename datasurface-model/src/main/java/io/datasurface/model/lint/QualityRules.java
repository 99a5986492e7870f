package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.quality.AllowedValuesCheck;
import io.datasurface.model.quality.CompletenessCheck;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.ExpressionCheck;
import io.datasurface.model.quality.MaxAgeCheck;
import io.datasurface.model.quality.PatternCheck;
import io.datasurface.model.quality.QualityAction;
import io.datasurface.model.quality.QualityCheck;
import io.datasurface.model.quality.RangeCheck;
import io.datasurface.model.quality.ReferenceCheck;
import io.datasurface.model.quality.RowCountCheck;
import io.datasurface.model.quality.UniqueCheck;
import io.datasurface.model.schema.DDLColumn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What must hold for the data of a dataset: about columns that it has, of types that it fits, and possible. */
final class QualityRules {
    private final LintContext context;

    QualityRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (DatastoreEntry entry : context.stores()) {
            for (Dataset dataset : entry.datastore().datasets().values()) {
                if (!dataset.qualityRules().isEmpty()) {
                    rules(entry, dataset);
                }
            }
        }
    }

    private void rules(DatastoreEntry entry, Dataset dataset) {
        Map<QualityCheck, String> checks = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (DataQualityRule rule : LintModel.sorted(dataset.qualityRules().values())) {
            ObjectPath path = entry.path().child("datasets", dataset.name()).child("qualityRules", rule.name());
            context.printable("quality rule", rule.name(), path);
            String same = checks.putIfAbsent(rule.check(), rule.name());
            String alike = names.putIfAbsent(rule.name().toLowerCase(Locale.ROOT), rule.name());
            if (same != null || alike != null) {
                context.report(
                        LintRule.QUALITY_RULE_TWICE,
                        path,
                        "The rule %s of %s is %s %s; keep one, or tell them apart.",
                        rule.name(),
                        dataset.name(),
                        new LintContext.Plain(same != null ? "the same as" : "named like"),
                        same != null ? same : String.valueOf(alike));
            }
            parameters(rule.check(), path);
            require(
                    rule.onFailure() != QualityAction.QUARANTINE || rule.check().isOfSingleRows(),
                    path,
                    "it does not say which rows are bad, so none can go to quarantine (use WARN or BLOCK)");
            if (dataset.originalSchema().isPresent()) {
                columns(rule.check(), dataset, path);
            }
            if (rule.check() instanceof ReferenceCheck reference) {
                reference(reference, dataset, path);
            }
        }
    }

    private void parameters(QualityCheck check, ObjectPath path) {
        if (check instanceof CompletenessCheck completeness) {
            boolean fraction = completeness.minimum().signum() >= 0
                    && completeness.minimum().compareTo(BigDecimal.ONE) <= 0;
            require(fraction, path, "the fraction %s is not from 0 to 1", completeness.minimum());
        } else if (check instanceof UniqueCheck unique) {
            Set<String> names = new HashSet<>(unique.columns());
            require(!names.isEmpty(), path, "it names no column");
            require(names.size() == unique.columns().size(), path, "it names a column twice");
        } else if (check instanceof RangeCheck range) {
            bounds(range.minimum(), range.maximum(), path);
        } else if (check instanceof RowCountCheck count) {
            bounds(count.minimum(), count.maximum(), path);
            long largest = count.maximum().or(count::minimum).orElse(0L);
            require(largest >= 0, path, "a dataset has no fewer rows than none");
        } else if (check instanceof PatternCheck pattern) {
            compiles(pattern.pattern(), path);
        } else if (check instanceof AllowedValuesCheck allowed) {
            require(!allowed.values().isEmpty(), path, "it allows no value");
        } else if (check instanceof MaxAgeCheck age) {
            Duration most = age.maxAge();
            require(!most.isNegative() && !most.isZero(), path, "the age %s is not positive", most);
        } else if (check instanceof ExpressionCheck expression) {
            require(!expression.expression().isBlank(), path, "its expression is empty");
        }
    }

    private <T extends Number & Comparable<T>> void bounds(
            Optional<? extends T> minimum, Optional<? extends T> maximum, ObjectPath path) {
        require(minimum.isPresent() || maximum.isPresent(), path, "it has no bound");
        if (minimum.isPresent() && maximum.isPresent()) {
            boolean ordered = minimum.get().compareTo(maximum.get()) <= 0;
            require(ordered, path, "its minimum %s is above its maximum %s", minimum.get(), maximum.get());
        }
    }

    private void compiles(String pattern, ObjectPath path) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            require(
                    false,
                    path,
                    "its regular expression %s is broken near character " + (e.getIndex() + 1),
                    Quoted.of(pattern));
        } catch (StackOverflowError e) {
            require(false, path, "its regular expression is nested too deep");
        }
    }

    private void require(boolean good, ObjectPath path, String format, Object... values) {
        if (!good) {
            context.report(
                    LintRule.QUALITY_CHECK_INVALID,
                    path,
                    "This check cannot be made: %s; correct it.",
                    new LintContext.Plain(String.format(Locale.ROOT, format, values)));
        }
    }

    private void columns(QualityCheck check, Dataset dataset, ObjectPath path) {
        Map<String, DDLColumn> columns = context.model().columns(dataset);
        for (String name : new HashSet<>(check.columns()).stream().sorted().toList()) {
            DDLColumn column = columns.get(name);
            if (column == null) {
                unknown(name, dataset, path);
            } else {
                type(check, column, path);
            }
        }
    }

    private void unknown(String column, Dataset dataset, ObjectPath path) {
        context.report(
                LintRule.QUALITY_UNKNOWN_COLUMN,
                path,
                "The dataset %s does not have the column %s; correct the name or add the column.",
                dataset.name(),
                column);
    }

    private void type(QualityCheck check, DDLColumn column, ObjectPath path) {
        TypeFamily family = TypeFamily.of(column.type());
        List<TypeFamily> wanted = List.of();
        if (check instanceof RangeCheck) {
            wanted = List.of(TypeFamily.NUMBER);
        } else if (check instanceof PatternCheck) {
            wanted = List.of(TypeFamily.TEXT);
        } else if (check instanceof MaxAgeCheck) {
            wanted = List.of(TypeFamily.DATE, TypeFamily.TIMESTAMP);
        } else if (check instanceof UniqueCheck
                || check instanceof AllowedValuesCheck
                || check instanceof ReferenceCheck) {
            wanted = TypeFamily.COMPARABLE;
        }
        if (!wanted.isEmpty() && !wanted.contains(family)) {
            context.report(
                    LintRule.QUALITY_TYPE_UNSUITABLE,
                    path,
                    "The column %s is of type %s, but a %s is about %s; check it another way.",
                    column.name(),
                    column.type(),
                    new LintContext.Plain(check.getClass().getSimpleName()),
                    new LintContext.Plain(TypeFamily.words(wanted)));
        }
    }

    private void reference(ReferenceCheck check, Dataset dataset, ObjectPath path) {
        if (context.index().datastore(check.storeName()).isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_DATASTORE,
                    path,
                    "The datastore %s does not exist; correct the name or remove the rule.",
                    check.storeName());
            return;
        }
        Optional<Dataset> other = context.index().dataset(check.storeName(), check.datasetName());
        if (other.isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_DATASET,
                    path,
                    "The datastore %s has no dataset %s; correct the name or remove the rule.",
                    check.storeName(),
                    check.datasetName());
            return;
        }
        if (other.get().originalSchema().isEmpty()) {
            return;
        }
        DDLColumn referenced = context.model().columns(other.get()).get(check.referencedColumn());
        if (referenced == null) {
            unknown(check.referencedColumn(), other.get(), path);
            return;
        }
        Optional<DDLColumn> own =
                Optional.ofNullable(context.model().columns(dataset).get(check.column()));
        if (own.isPresent() && TypeFamily.of(own.get().type()) != TypeFamily.of(referenced.type())) {
            context.report(
                    LintRule.QUALITY_TYPE_UNSUITABLE,
                    path,
                    "The column %s is of type %s, but its values are to be found in %s of type %s; name a column of such a type.",
                    check.column(),
                    own.get().type(),
                    check.referencedColumn(),
                    referenced.type());
        }
    }
}
