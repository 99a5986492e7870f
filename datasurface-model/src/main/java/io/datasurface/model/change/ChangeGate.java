package io.datasurface.model.change;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.Repository;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Optional;

/**
 * The gate that a change of a model passes before it is merged: the new model is without mistakes, the change comes from those who may
 * make it, and nobody who reads data is hurt. All problems come in one run. A pure function, safe for concurrent use.
 */
public final class ChangeGate {
    private ChangeGate() {}

    /**
     * Judges a change.
     *
     * @param before the model before; absent for the first
     * @param after the model after
     * @param source the repository that the change comes from
     * @param sources where the objects of the model after were written; {@link SourceMap#NONE} if it was built by code
     * @return the verdict
     */
    public static GateVerdict check(Optional<Ecosystem> before, Ecosystem after, Repository source, SourceMap sources) {
        EcosystemIndex index = EcosystemIndex.of(after);
        ProblemCollector problems = new ProblemCollector(sources);
        problems.addAll(EcosystemLinter.lint(index, sources));
        if (before.isEmpty()) {
            problems.addAll(Authorization.problems(before, after, source, sources));
            return new GateVerdict(Optional.empty(), problems.problems());
        }
        Ecosystem old = before.get();
        ModelDiff diff = ModelDiff.between(old, after);
        problems.addAll(Authorization.problems(diff, old, after, source, sources));
        problems.addAll(Compatibility.problems(EcosystemIndex.of(old), index, sources));
        return new GateVerdict(Optional.of(diff), problems.problems());
    }
}
