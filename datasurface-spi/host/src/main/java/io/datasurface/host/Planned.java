package io.datasurface.host;

import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the graphs of a model are cut.
 *
 * @param analysis what the model says
 * @param platforms instances that can be rendered, by name; all of them, or fewer if there are errors
 * @param problems the problems of the analysis and of planning, sorted, without those that owners accept; when all platforms could be
 *     planned also the suppressions that were of no use
 * @param accepted what owners accept of all that
 */
public record Planned(
        Analysis analysis,
        SortedMap<String, PlannedPlatform> platforms,
        List<Problem> problems,
        List<AcceptedProblem> accepted) {
    /** Copies the collections. */
    public Planned {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
    }

    /**
     * Whether nothing can be rendered until problems are mended.
     *
     * @return true if a problem is an error
     */
    public boolean hasErrors() {
        return Problems.hasErrors(problems);
    }

    /**
     * What the next render has to keep.
     *
     * @return the plan as it goes into {@code plan.json}
     */
    public RenderPlan renderPlan() {
        SortedMap<String, RenderPlan.Platform> decided = new TreeMap<>();
        platforms.forEach((name, planned) -> decided.put(
                name, new RenderPlan.Platform(planned.platform().plugin().type(), planned.plan(), planned.ledger())));
        return new RenderPlan(decided, analysis.decisions().planners(), analysis.choices());
    }
}
