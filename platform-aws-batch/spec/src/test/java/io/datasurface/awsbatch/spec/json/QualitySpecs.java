package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.RunMetrics;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random rules for random tables. */
final class QualitySpecs {
    private QualitySpecs() {}

    /** Which check, with which action and number. */
    record Choice(int check, QualityAction action, BigDecimal number, String text) {}

    static Arbitrary<List<Choice>> rules() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(QualityAction.values()),
                        Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.ONE),
                        Specs.names())
                .as(Choice::new)
                .list()
                .ofMaxSize(6);
    }

    /** Rules for the columns that the first table has. */
    static Optional<QualitySpec> of(List<IngestTable> tables, List<Choice> choices) {
        List<QualityRule> rules = new ArrayList<>();
        IngestTable table = tables.get(0);
        for (Choice choice : choices) {
            ColumnSpec column = table.schema()
                    .columns()
                    .get(rules.size() % table.schema().columns().size());
            QualityCheck check = check(column, choice);
            rules.add(new QualityRule(
                    table.dataset(),
                    rules.size() + choice.text(),
                    check,
                    check.isOfSingleRows() ? choice.action() : QualityAction.BLOCK));
        }
        Optional<RunMetrics> metrics = choices.size() % 2 == 0
                ? Optional.empty()
                : Optional.of(new RunMetrics("eu-west-1", "datasurface/runs", "a zone", "high"));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new QualitySpec("the_quality__x", "the_quarantine__x", choices.size(), metrics, rules));
    }

    private static QualityCheck check(ColumnSpec column, Choice choice) {
        boolean isText = column.type() instanceof SpecType.StringType;
        boolean isNumber = column.type() instanceof SpecType.IntegerType;
        boolean isTime = column.type() == SpecType.Simple.DATE;
        Optional<BigDecimal> bound = Optional.of(choice.number().negate());
        return switch (choice.check()) {
            case 0 -> new QualityCheck.Completeness(column.name(), choice.number());
            case 1 -> new QualityCheck.Expression(choice.text() + "\n>= 0");
            case 2 -> new QualityCheck.RowCount(Optional.of(0L), Optional.of(7L));
            case 3 -> new QualityCheck.RowCount(Optional.empty(), Optional.of(7L));
            case 4 -> isText || isNumber ? new QualityCheck.Unique(List.of(column.name())) : other(column);
            case 5 -> isNumber ? new QualityCheck.Range(column.name(), bound, Optional.empty()) : other(column);
            case 6 -> isText ? new QualityCheck.Matches(column.name(), "[\"a\\\\]*") : other(column);
            case 7 ->
                isText ? new QualityCheck.AllowedValues(column.name(), List.of("", choice.text())) : other(column);
            case 8 -> isText ? new QualityCheck.Reference(column.name(), "t", choice.text()) : other(column);
            default -> isTime ? new QualityCheck.MaxAge(column.name(), Duration.ofHours(1)) : other(column);
        };
    }

    private static QualityCheck other(ColumnSpec column) {
        return new QualityCheck.NotNull(column.name());
    }
}
