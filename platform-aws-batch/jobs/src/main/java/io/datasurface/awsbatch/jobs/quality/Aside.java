package io.datasurface.awsbatch.jobs.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.datasurface.awsbatch.jobs.lake.LakeTypes;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Parts the rows that a batch brings into those that are published and those that go aside. Each row is one or the other, whenever it is looked at:
 * what conditions may have depends on nothing but the row. Deletions are never bad.
 */
public final class Aside {
    /** Column of {@link #bad}: the names of the rules that a row breaks. */
    public static final String RULES = LakeColumns.PREFIX + "rules";

    private final Map<QualityRule, Column> conditions;

    private Aside(Map<QualityRule, Column> conditions) {
        this.conditions = conditions;
    }

    /** By the rules of a dataset that put rows aside; those that can't be evaluated put none. Empty if there are no such rules. */
    public static Optional<Aside> of(SparkSession spark, IngestTable table, List<QualityRule> rules) {
        Dataset<Row> shape = spark.createDataFrame(List.of(), LakeTypes.sparkSchema(table.schema()));
        RowChecks checks = new RowChecks(table, shape);
        Map<QualityRule, Column> conditions = new LinkedHashMap<>();
        for (QualityRule rule : rules) {
            if (rule.action() == QualityAction.QUARANTINE) {
                condition(checks, rule).ifPresent(condition -> conditions.put(rule, condition));
            }
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(new Aside(conditions));
    }

    /** That it can't be evaluated the judge says, and lets no reader see the batch. */
    private static Optional<Column> condition(RowChecks checks, QualityRule rule) {
        try {
            return Optional.of(checks.isBad(rule.check()));
        } catch (JobException e) {
            return Optional.empty();
        }
    }

    /** What tells rows that were parted by these rules from those that others have parted. */
    public String mark() {
        return FileManifest.sha256(conditions.keySet().toString());
    }

    /** The rows that are published. */
    public Dataset<Row> good(Dataset<Row> rows) {
        return rows.where(col(LakeColumns.DELETED).or(not(any())));
    }

    /** The rows that go aside, with {@link #RULES}. */
    public Dataset<Row> bad(Dataset<Row> rows) {
        Column[] names = conditions.entrySet().stream()
                .map(rule -> when(rule.getValue(), lit(rule.getKey().name())))
                .toArray(Column[]::new);
        return rows.where(not(col(LakeColumns.DELETED)).and(any())).withColumn(RULES, array_compact(array(names)));
    }

    private Column any() {
        return conditions.values().stream().reduce(Column::or).orElseThrow();
    }
}
