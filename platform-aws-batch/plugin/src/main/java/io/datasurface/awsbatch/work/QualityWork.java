package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.model.Dataset;
import io.datasurface.model.quality.AllowedValuesCheck;
import io.datasurface.model.quality.CompletenessCheck;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.ExpressionCheck;
import io.datasurface.model.quality.MaxAgeCheck;
import io.datasurface.model.quality.NotNullCheck;
import io.datasurface.model.quality.PatternCheck;
import io.datasurface.model.quality.RangeCheck;
import io.datasurface.model.quality.ReferenceCheck;
import io.datasurface.model.quality.RowCountCheck;
import io.datasurface.model.quality.UniqueCheck;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of the model by which the ingest job judges a datastore's batches. */
public final class QualityWork {
    private final Instance instance;
    private final PlatformModel model;

    /**
     * Makes the work of an instance.
     *
     * @param instance the platform instance
     * @param model the model and the graph
     */
    public QualityWork(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.model = model;
    }

    /**
     * Whether the instance has what a rule looks at: only tables of its own lake can be compared with each other.
     *
     * @param rule a rule of a dataset that the instance ingests
     */
    public boolean canEvaluate(DataQualityRule rule) {
        return !(rule.check() instanceof ReferenceCheck reference)
                || Consumers.isIngested(model, reference.storeName(), reference.datasetName());
    }

    /** Returns the table in which the ingest job writes down what rules found. */
    static String resultTable(Instance instance, String store) {
        return instance.lake().table(store, "_ds_quality");
    }

    /** Returns the table of the rows that went aside. */
    static String quarantineTable(Instance instance, String store) {
        return instance.lake().table(store, "_ds_quarantine");
    }

    /**
     * Returns how the batches of a datastore are judged.
     *
     * @return empty if it has no rules
     * @throws IllegalArgumentException if a rule is refused
     */
    Optional<QualitySpec> of(StoreWork store) {
        List<QualityRule> rules = new ArrayList<>();
        for (Dataset dataset : store.datasets()) {
            dataset.qualityRules().values().stream()
                    .sorted(Comparator.comparing(DataQualityRule::name))
                    .filter(this::canEvaluate)
                    .map(rule -> rule(dataset, rule))
                    .forEach(rules::add);
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        String name = store.store().name();
        return Optional.of(new QualitySpec(
                resultTable(instance, name),
                quarantineTable(instance, name),
                instance.parameters().integer("quality.maxQuarantined"),
                Optional.of(store.metrics()),
                rules));
    }

    private QualityRule rule(Dataset dataset, DataQualityRule rule) {
        QualityAction action = switch (rule.onFailure()) {
            case WARN -> QualityAction.WARN;
            case QUARANTINE -> QualityAction.QUARANTINE;
            case BLOCK -> QualityAction.BLOCK;
        };
        return new QualityRule(dataset.name(), rule.name(), check(rule.check()), action);
    }

    private QualityCheck check(io.datasurface.model.quality.QualityCheck check) {
        if (check instanceof NotNullCheck notNull) {
            return new QualityCheck.NotNull(notNull.column());
        }
        if (check instanceof CompletenessCheck completeness) {
            return new QualityCheck.Completeness(completeness.column(), completeness.minimum());
        }
        if (check instanceof UniqueCheck unique) {
            return new QualityCheck.Unique(unique.columns());
        }
        if (check instanceof RangeCheck range) {
            return new QualityCheck.Range(range.column(), range.minimum(), range.maximum());
        }
        if (check instanceof PatternCheck pattern) {
            return new QualityCheck.Matches(pattern.column(), pattern.pattern());
        }
        if (check instanceof AllowedValuesCheck allowed) {
            return new QualityCheck.AllowedValues(allowed.column(), allowed.values());
        }
        if (check instanceof RowCountCheck count) {
            return new QualityCheck.RowCount(count.minimum(), count.maximum());
        }
        if (check instanceof ReferenceCheck reference) {
            String table = instance.lake().table(reference.storeName(), reference.datasetName());
            return new QualityCheck.Reference(reference.column(), table, reference.referencedColumn());
        }
        if (check instanceof MaxAgeCheck age) {
            return new QualityCheck.MaxAge(age.column(), age.maxAge());
        }
        return new QualityCheck.Expression(((ExpressionCheck) check).expression());
    }
}
