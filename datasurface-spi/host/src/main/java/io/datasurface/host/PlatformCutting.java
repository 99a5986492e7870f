package io.datasurface.host;

import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.graph.chunk.Rebalancer;
import io.datasurface.graph.chunk.Rebalancing;
import io.datasurface.graph.chunk.ResourceEstimator;
import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Cuts the graph of one platform as its plugin says, keeping what was decided before. */
final class PlatformCutting {
    private final AnalyzedPlatform platform;
    private final RenderPlan previous;
    private final Stages stages;
    private final PluginGuard guard;
    private final Optional<OptionalInt> rebalance;
    private final SourceMap sources;
    private final ProblemCollector problems;

    /**
     * Makes a cut.
     *
     * @param rebalance how many nodes may move for better chunks; empty if chunks are kept
     * @param problems takes what is wrong
     */
    PlatformCutting(
            AnalyzedPlatform platform,
            RenderPlan previous,
            Stages stages,
            PluginGuard guard,
            Optional<OptionalInt> rebalance,
            SourceMap sources,
            ProblemCollector problems) {
        this.platform = platform;
        this.previous = previous;
        this.stages = stages;
        this.guard = guard;
        this.rebalance = rebalance;
        this.sources = sources;
        this.problems = problems;
    }

    /** Returns the plan; empty if the plugin has no answer. */
    Optional<PlannedPlatform> plan() {
        PluginCall call = new PluginCall(guard, platform.plugin(), platform.name(), platform.path(), problems);
        Optional<ResourceEstimator> estimator =
                call.call("making an estimator", () -> platform.platform().estimator(platform.model()));
        Optional<List<String>> dimensions =
                estimator.flatMap(found -> call.call("naming its dimensions", () -> List.copyOf(found.dimensions())));
        Optional<ChunkLimits> limits =
                call.call("saying its limits", () -> platform.platform().chunkLimits());
        if (estimator.isEmpty() || dimensions.isEmpty() || limits.isEmpty()) {
            return Optional.empty();
        }
        Optional<ChunkPlan> before =
                previous.chunks(platform.name(), platform.plugin().type());
        Optional<Stages.Cut> cut = call.call(
                "estimating costs", () -> stages.cut(platform.model().graph(), estimator.get(), limits.get(), before));
        Optional<Boolean> moves = call.call(
                "saying whether it moves states", () -> platform.platform().movesState());
        Optional<ChunkInputs> inputs = call.call(
                "saying what its chunks depend on", () -> platform.platform().chunkInputs());
        if (cut.isEmpty() || moves.isEmpty() || inputs.isEmpty()) {
            return Optional.empty();
        }
        addHere(cut.get().problems());
        Optional<Rebalancing> better = Optional.empty();
        if (rebalance.isPresent() && !Problems.hasErrors(cut.get().problems())) {
            better = call.call(
                    "estimating costs of better chunks",
                    () -> Rebalancer.rebalance(
                            platform.model().graph(),
                            estimator.get(),
                            limits.get(),
                            cut.get().plan(),
                            rebalance.get()));
            better.ifPresent(found -> addHere(found.problems()));
        }
        Optional<Rebalancing> rebalanced = better;
        ChunkPlan plan = better.map(Rebalancing::plan).orElse(cut.get().plan());
        before.ifPresent(last -> tellMoves(MovedNodes.count(last, plan), moves.get()));
        Ledger ledger = previous.ledger(platform.plugin().type(), plan);
        for (String node : ledger.orphans(plan)) {
            problems.warning(
                    "node-orphaned",
                    platform.path(),
                    "The node \"%s\" is gone from platform \"%s\", but its things are still there and no chunk holds them; remove"
                            + " them by hand, and let the plan forget the node",
                    node,
                    platform.name());
        }
        Optional<List<String>> notes = notes(
                call,
                new PlatformRenderRequest(platform.model(), plan, moves.get() ? ledger.retiring(plan) : List.of()));
        return notes.map(lines -> new PlannedPlatform(
                platform,
                estimator.get(),
                dimensions.get(),
                limits.get(),
                plan,
                ledger,
                moves.get(),
                inputs.get(),
                lines,
                rebalanced));
    }

    /** The paths of a chunker lead to nothing in the model: whoever mends a plan changes the platform. */
    private void addHere(List<Problem> ofChunks) {
        ofChunks.forEach(
                problem -> problems.add(problem.severity(), problem.code(), platform.path(), problem.message()));
    }

    /** Lets the platform judge the plan, and returns what it says of it; empty if it has no answer. */
    private Optional<List<String>> notes(PluginCall call, PlatformRenderRequest request) {
        ProblemCollector found = new ProblemCollector(sources);
        boolean judged = call.run("judging the plan", () -> platform.platform().lintPlan(request, found));
        if (!guard.isGivenUp(platform.name())) { // Else the plugin may be adding to them still.
            problems.addAll(found.problems());
        }
        return judged
                ? call.call(
                        "describing the plan",
                        () -> List.copyOf(platform.platform().planNotes(request)))
                : Optional.empty();
    }

    /** What has been applied stays where it is unless a platform hands it over; whoever only renders has to hear that, too. */
    private void tellMoves(int moved, boolean movesState) {
        if (moved == 0) {
            return;
        }
        if (!movesState) {
            problems.warning(
                    "moves-made-anew",
                    platform.path(),
                    "The plugin %s of platform \"%s\" does not hand over what moves: of %d nodes, what is there is removed in one chunk"
                            + " and made anew in another",
                    platform.plugin(),
                    platform.name(),
                    moved);
        } else if (previous.isUnacknowledged(platform.name())) {
            problems.warning(
                    "moves-not-acknowledged",
                    platform.path(),
                    "Nothing of platform \"%s\" is acknowledged as applied, so that what moves, %d nodes, is made anew; if it has been"
                            + " applied, acknowledge that first",
                    platform.name(),
                    moved);
        }
    }
}
