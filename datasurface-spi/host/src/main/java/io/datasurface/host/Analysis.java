package io.datasurface.host;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model says, and all that is wrong with it.
 *
 * @param ecosystem the model; empty if too little could be read
 * @param sources where its objects were written
 * @param graphs graph by name of the platform instance, also of instances whose plugin is not installed; empty if the model could not be
 *     read
 * @param platforms instances that can be planned, by name; empty if there are errors
 * @param planners ecosystem planners that have had their say about {@code graphs}, in order
 * @param choices platforms that were chosen for groups that the model assigns to none; assigned in {@code ecosystem}
 * @param problems problems of reading, of the model, of the graphs and of the platforms, sorted, without those that owners accept
 * @param accepted what owners accept of all that
 */
public record Analysis(
        Optional<EcosystemIndex> ecosystem,
        SourceMap sources,
        SortedMap<String, IntentionGraph> graphs,
        SortedMap<String, AnalyzedPlatform> platforms,
        List<AppliedPlanner> planners,
        List<PlatformChoice> choices,
        List<Problem> problems,
        List<AcceptedProblem> accepted) {
    /** Copies the collections. */
    public Analysis {
        graphs = Collections.unmodifiableSortedMap(new TreeMap<>(graphs));
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
        planners = List.copyOf(planners);
        choices = List.copyOf(choices);
        problems = List.copyOf(problems);
        accepted = List.copyOf(accepted);
    }

    /**
     * What an analysis of the next version of the model has to keep.
     *
     * @return the choices of platforms and the decisions of planners; no chunk plans
     */
    public RenderPlan decisions() {
        SortedMap<String, SortedMap<String, String>> decided = new TreeMap<>();
        planners.forEach(
                applied -> decided.put(applied.planner().name(), applied.plan().decisions()));
        return new RenderPlan(new TreeMap<>(), decided, choices);
    }

    /**
     * Whether nothing can be rendered until problems are mended.
     *
     * @return true if a problem is an error
     */
    public boolean hasErrors() {
        return Problems.hasErrors(problems);
    }
}
