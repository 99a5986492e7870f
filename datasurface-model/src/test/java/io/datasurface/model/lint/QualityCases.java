package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CUSTOMERS;

import io.datasurface.model.quality.AllowedValuesCheck;
import io.datasurface.model.quality.CompletenessCheck;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.ExpressionCheck;
import io.datasurface.model.quality.MaxAgeCheck;
import io.datasurface.model.quality.NotNullCheck;
import io.datasurface.model.quality.PatternCheck;
import io.datasurface.model.quality.QualityAction;
import io.datasurface.model.quality.QualityCheck;
import io.datasurface.model.quality.RangeCheck;
import io.datasurface.model.quality.ReferenceCheck;
import io.datasurface.model.quality.RowCountCheck;
import io.datasurface.model.quality.UniqueCheck;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DateType;
import io.datasurface.model.schema.TimestampType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Quality rules. The dataset has the columns id (a number), note (a text), seen (a timestamp) and tags (a list). */
final class QualityCases {
    private static final String RULE = CUSTOMERS + "/qualityRules/rule";

    private QualityCases() {}

    static List<RuleCase> all() {
        return List.of(
                broken(completeness("1.01"), completeness("1.0")),
                broken(completeness("-0.1"), completeness("0")),
                broken(new UniqueCheck(List.of()), new UniqueCheck(List.of("id", "note"))),
                broken(new UniqueCheck(List.of("id", "id")), new UniqueCheck(List.of("id"))),
                broken(range(null, null), range("1", null)),
                broken(range("2", "1.9"), range("2", "2.0")),
                broken(rows(null, null), rows(null, 0L)),
                broken(rows(9L, 8L), rows(8L, 9L)),
                broken(rows(-2L, -1L), rows(-1L, 1L)),
                broken(new PatternCheck("note", "[a-"), new PatternCheck("note", "[a-z]+")),
                broken(new AllowedValuesCheck("note", List.of()), new AllowedValuesCheck("id", List.of("1"))),
                broken(new MaxAgeCheck("seen", Duration.ZERO), new MaxAgeCheck("seen", Duration.ofDays(1))),
                broken(new ExpressionCheck(" "), new ExpressionCheck("id > 0")),
                new RuleCase(
                        QUALITY_CHECK_INVALID,
                        RULE,
                        add("rule", new UniqueCheck(List.of("note")), QualityAction.QUARANTINE),
                        add("rule", new PatternCheck("note", "1+"), QualityAction.QUARANTINE)),
                new RuleCase(
                        QUALITY_CHECK_INVALID,
                        RULE,
                        add("rule", completeness("0.5"), QualityAction.QUARANTINE),
                        add("rule", completeness("0.5"), QualityAction.BLOCK)),
                rule(QUALITY_UNKNOWN_COLUMN, new NotNullCheck("nope"), new NotNullCheck("note")),
                rule(QUALITY_UNKNOWN_COLUMN, new UniqueCheck(List.of("id", "nope")), new UniqueCheck(List.of("id"))),
                rule(QUALITY_UNKNOWN_COLUMN, reference("id", "visits", "nope"), reference("id", "visits", "id")),
                rule(QUALITY_TYPE_UNSUITABLE, new RangeCheck("note", one(), Optional.empty()), range("1", "2")),
                rule(QUALITY_TYPE_UNSUITABLE, new PatternCheck("id", "1+"), new PatternCheck("note", "1+")),
                rule(
                        QUALITY_TYPE_UNSUITABLE,
                        new MaxAgeCheck("note", Duration.ofDays(1)),
                        new MaxAgeCheck("day", Duration.ofDays(1))),
                rule(QUALITY_TYPE_UNSUITABLE, new UniqueCheck(List.of("tags")), new NotNullCheck("tags")),
                rule(QUALITY_TYPE_UNSUITABLE, reference("note", "visits", "id"), reference("note", "visits", "note")),
                rule(
                        UNKNOWN_DATASTORE,
                        new ReferenceCheck("id", "erp", "visits", "id"),
                        new ReferenceCheck("id", "report", "totals", "id")),
                rule(UNKNOWN_DATASET, reference("id", "orders", "id"), reference("id", "customers", "id")),
                new RuleCase(
                        QUALITY_RULE_TWICE,
                        CUSTOMERS + "/qualityRules/same",
                        add("rule", new NotNullCheck("note")).andThen(add("same", new NotNullCheck("note"))),
                        add("rule", new NotNullCheck("note")).andThen(add("other", new NotNullCheck("id")))),
                new RuleCase(
                        QUALITY_RULE_TWICE,
                        RULE,
                        add("rule", new NotNullCheck("note")).andThen(add("Rule", new NotNullCheck("id")))),
                new RuleCase(NAME_BLANK, CUSTOMERS + "/qualityRules/ ", add(" ", new NotNullCheck("note"))));
    }

    private static RuleCase broken(QualityCheck wrong, QualityCheck right) {
        return rule(QUALITY_CHECK_INVALID, wrong, right);
    }

    private static RuleCase rule(LintRule rule, QualityCheck wrong, QualityCheck right) {
        return new RuleCase(rule, RULE, add("rule", wrong), add("rule", right));
    }

    private static Consumer<TestModel> add(String name, QualityCheck check) {
        return add(name, check, QualityAction.WARN);
    }

    private static Consumer<TestModel> add(String name, QualityCheck check, QualityAction action) {
        return model -> {
            TestModel.Data customers = model.crm.datasets.get(0);
            if (customers.quality.isEmpty()) {
                customers.columns.add(DDLColumn.of("seen", new TimestampType("UTC")));
                customers.columns.add(DDLColumn.of("day", new DateType()));
                customers.columns.add(DDLColumn.of("tags", new ArrayType(Optional.empty(), new DateType())));
            }
            customers.quality.add(new DataQualityRule(name, Optional.empty(), check, action));
        };
    }

    private static QualityCheck completeness(String minimum) {
        return new CompletenessCheck("tags", new BigDecimal(minimum));
    }

    private static QualityCheck range(@Nullable String minimum, @Nullable String maximum) {
        return new RangeCheck(
                "id",
                Optional.ofNullable(minimum).map(BigDecimal::new),
                Optional.ofNullable(maximum).map(BigDecimal::new));
    }

    private static QualityCheck rows(@Nullable Long minimum, @Nullable Long maximum) {
        return new RowCountCheck(Optional.ofNullable(minimum), Optional.ofNullable(maximum));
    }

    private static QualityCheck reference(String column, String dataset, String referenced) {
        return new ReferenceCheck(column, "crm", dataset, referenced);
    }

    private static Optional<BigDecimal> one() {
        return Optional.of(BigDecimal.ONE);
    }
}
