package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.SpecType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules of a dataset. All that can be added up row by row is measured by one scan of the columns that the rules name; what needs
 * rows to be compared with others is counted in a second query, one for all such rules.
 */
public final class TableJudge {
    private final IngestTable table;
    private final Dataset<Row> rows;
    private final Function<String, Optional<Dataset<Row>>> others;
    private final Instant now;

    /**
     * About these rows.
     *
     * @param rows of the dataset, as readers would see them
     * @param others the rows of another table of the lake, as readers would see them; empty if there is none
     * @param now for their age
     */
    public TableJudge(
            IngestTable table, Dataset<Row> rows, Function<String, Optional<Dataset<Row>>> others, Instant now) {
        this.table = table;
        this.rows = rows;
        this.others = others;
        this.now = now;
    }

    /** What each rule finds, in their order. */
    public List<RuleResult> judge(List<QualityRule> rules) {
        Measures measures = new Measures(table, rows, others, now);
        Map<QualityRule, Measure> possible = new HashMap<>();
        Map<QualityRule, String> impossible = new HashMap<>();
        for (QualityRule rule : rules) {
            try {
                possible.put(rule, rule.check().accept(measures));
            } catch (Exception e) {
                // Exception, because Spark throws checked ones that its signatures do not have.
                impossible.put(
                        rule,
                        "it can't be evaluated: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(""));
            }
        }
        Row added = added(rules, possible);
        Map<Integer, Long> counted = counted(rules, possible);
        long all = added.getLong(0);
        List<RuleResult> results = new ArrayList<>();
        int next = 1;
        for (int i = 0; i < rules.size(); i++) {
            QualityRule rule = rules.get(i);
            Measure measure = possible.get(rule);
            if (measure == null) {
                results.add(RuleResult.impossible(rule, all, impossible.getOrDefault(rule, "")));
            } else {
                boolean isAdded = measure.aggregate().isPresent();
                results.add(result(rule, all, measure, isAdded ? added.get(next) : counted.get(i)));
                next += isAdded ? 1 : 0;
            }
        }
        return results;
    }

    /**
     * What a rule about age finds later in the same rows.
     *
     * @param rows how many they are
     * @param found what was measured when the rule was judged
     * @param now for their age
     * @return empty if that does not tell, because the rule was another one then, or the column of another type
     */
    public static Optional<RuleResult> age(QualityRule rule, IngestTable table, long rows, String found, Instant now) {
        QualityCheck.MaxAge check = (QualityCheck.MaxAge) rule.check();
        Optional<SpecType> type = table.schema().columns().stream()
                .filter(column -> column.name().equals(check.column()))
                .map(ColumnSpec::type)
                .findFirst();
        try {
            Optional<Finding> finding = type.map(known -> Measures.age(check, known, found, now));
            return finding.map(what ->
                    new RuleResult(rule, rows, what.failing(), 0, what.value(), Optional.empty(), what.holds()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static RuleResult result(QualityRule rule, long all, Measure measure, @Nullable Object measured) {
        Finding finding = measure.finding().apply(all, measured);
        return new RuleResult(rule, all, finding.failing(), 0, finding.value(), Optional.empty(), finding.holds());
    }

    private Row added(List<QualityRule> rules, Map<QualityRule, Measure> measures) {
        List<Column> aggregates = new ArrayList<>();
        for (QualityRule rule : rules) {
            Optional.ofNullable(measures.get(rule))
                    .flatMap(Measure::aggregate)
                    .ifPresent(column -> aggregates.add(column.as("a" + aggregates.size())));
        }
        return rows.agg(count(lit(1)).as("all"), aggregates.toArray(Column[]::new))
                .collectAsList()
                .get(0);
    }

    private static Map<Integer, Long> counted(List<QualityRule> rules, Map<QualityRule, Measure> measures) {
        List<Dataset<Row>> queries = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            int place = i;
            Optional.ofNullable(measures.get(rules.get(i)))
                    .flatMap(Measure::query)
                    .ifPresent(query -> queries.add(query.select(
                            lit(place).as("place"),
                            coalesce(query.col(query.columns()[0]), lit(0L)).as("number"))));
        }
        Map<Integer, Long> numbers = new HashMap<>();
        queries.stream()
                .reduce(Dataset::union)
                .ifPresent(all -> all.collectAsList().forEach(row -> numbers.put(row.getInt(0), row.getLong(1))));
        return numbers;
    }
}
