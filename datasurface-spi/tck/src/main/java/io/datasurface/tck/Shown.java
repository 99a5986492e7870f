package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that a plugin makes of a model; what the library says of it is not the plugin's. */
record Shown(Map<String, String> artifacts, List<?> problems, List<List<String>> notes) {
    static Shown of(ContractRun run) {
        return new Shown(run.artifacts(), ownProblems(run), run.planNotes());
    }

    /** What the plugin says of a model. */
    static List<Problem> ownProblems(ContractRun run) {
        List<Problem> problems = new ArrayList<>(run.problems());
        problems.removeAll(modelProblems(run.model()));
        return problems;
    }

    /** The same without what a plugin only warns of: words about a value do not make anything of it. */
    static Shown refusing(ContractRun run) {
        Shown shown = of(run);
        List<?> errors = shown.problems().stream()
                .filter(problem -> Expectations.isError((Problem) problem))
                .toList();
        return new Shown(shown.artifacts(), errors, shown.notes());
    }

    /** What the library says of a model. */
    static List<Problem> modelProblems(Ecosystem model) {
        return EcosystemLinter.lint(EcosystemIndex.of(model), SourceMap.NONE);
    }
}
