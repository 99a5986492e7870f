package io.datasurface.host;

import io.datasurface.host.internal.Parallel;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.LintResult;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Suppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The second half of planning: cuts the graphs of all platforms as their plugins say, keeping what was decided before. */
final class Cutting {
    private final Analysis analysis;
    private final RenderPlan previous;
    private final Stages stages;
    private final PluginGuard guard;
    private final Optional<OptionalInt> rebalance;
    private final int threads;
    private final ProblemCollector problems;

    /**
     * Makes a cut.
     *
     * @param rebalance how many nodes may move for better chunks; empty if chunks are kept
     * @param threads most platforms to cut at once
     */
    Cutting(
            Analysis analysis,
            RenderPlan previous,
            Stages stages,
            PluginGuard guard,
            Optional<OptionalInt> rebalance,
            int threads) {
        this.threads = threads;
        this.rebalance = rebalance;
        this.analysis = analysis;
        this.previous = previous;
        this.stages = stages;
        this.guard = guard;
        this.problems = new ProblemCollector(analysis.sources());
    }

    Planned plan() {
        problems.addAll(analysis.problems());
        SortedMap<String, PlannedPlatform> planned = new TreeMap<>();
        List<Callable<CutPlatform>> cuts = new ArrayList<>();
        for (AnalyzedPlatform platform : analysis.platforms().values()) {
            ProblemCollector found = new ProblemCollector(analysis.sources());
            cuts.add(() -> new CutPlatform(
                    new PlatformCutting(platform, previous, stages, guard, rebalance, analysis.sources(), found).plan(),
                    found.problems()));
        }
        for (CutPlatform cut : Parallel.run("datasurface-plan", threads, cuts, RuntimeException.class)) {
            problems.addAll(cut.problems());
            cut.plan().ifPresent(plan -> planned.put(plan.platform().name(), plan));
        }
        guard.report(problems);
        return planned(planned);
    }

    /** What came of a platform, and what is wrong with it. */
    private record CutPlatform(Optional<PlannedPlatform> plan, List<Problem> problems) {}

    /** Only when every plugin with work to do has spoken it shows which suppressions are of no use. */
    private Planned planned(SortedMap<String, PlannedPlatform> planned) {
        if (analysis.ecosystem().isEmpty()) {
            return new Planned(analysis, planned, problems.problems(), analysis.accepted());
        }
        EcosystemIndex ecosystem = analysis.ecosystem().get();
        Suppressions suppressions = Suppressions.of(ecosystem.ecosystem(), analysis.sources());
        LintResult left = suppressions.apply(problems.problems());
        List<AcceptedProblem> accepted = new ArrayList<>(analysis.accepted());
        accepted.addAll(left.accepted());
        ProblemCollector all = new ProblemCollector(analysis.sources());
        all.addAll(left.problems());
        boolean allHaveSpoken = analysis.graphs().entrySet().stream()
                .allMatch(graph ->
                        planned.containsKey(graph.getKey()) || graph.getValue().nodeCount() == 0);
        if (allHaveSpoken && !Problems.hasErrors(left.problems())) {
            all.addAll(suppressions.unused(accepted));
        }
        return new Planned(analysis, planned, all.problems(), accepted);
    }
}
