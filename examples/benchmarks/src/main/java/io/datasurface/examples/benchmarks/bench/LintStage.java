package io.datasurface.examples.benchmarks.bench;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;

/** Lints the loaded model. */
public final class LintStage implements Stage {
    /** The stage. */
    public LintStage() {}

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String run(Subject subject) {
        List<Problem> problems = EcosystemLinter.lint(
                subject.result(EcosystemIndex.class),
                subject.result(LoadedModel.class).sources());
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return "%,d errors, %,d others".formatted(errors, problems.size() - errors);
    }
}
