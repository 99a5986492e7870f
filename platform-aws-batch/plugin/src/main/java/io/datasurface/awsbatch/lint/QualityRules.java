package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.QualityWork;
import io.datasurface.model.Dataset;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.ReferenceCheck;
import io.datasurface.spi.PlatformModel;
import java.util.Comparator;

/** Which rules of data quality the platform cannot evaluate. What the model's own linter finds is not told again. */
final class QualityRules {
    private final Instance instance;
    private final QualityWork work;
    private final ProblemCollector problems;

    QualityRules(Instance instance, PlatformModel model, ProblemCollector problems) {
        this.instance = instance;
        this.work = new QualityWork(instance, model);
        this.problems = problems;
    }

    /** Checks the rules of a dataset. */
    void dataset(ObjectPath path, Dataset dataset) {
        dataset.qualityRules().values().stream()
                .sorted(Comparator.comparing(DataQualityRule::name))
                .filter(rule -> !work.canEvaluate(rule))
                .forEach(rule -> {
                    ReferenceCheck reference = (ReferenceCheck) rule.check();
                    problems.warning(
                            "aws-quality-reference",
                            path.child("qualityRules", rule.name()),
                            "%s does not ingest %s.%s, so it leaves the rule %s out; let a workspace of the platform use that dataset, or remove the rule",
                            instance.name(),
                            reference.storeName(),
                            reference.datasetName(),
                            rule.name());
                });
    }
}
