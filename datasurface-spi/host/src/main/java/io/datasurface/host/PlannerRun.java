package io.datasurface.host;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.ListedGraph;
import io.datasurface.graph.SubGraph;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.EcosystemPlan;
import io.datasurface.spi.EcosystemPlanRequest;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedTake;
import io.datasurface.spi.GraphChange;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Lets the ecosystem planners rewrite the graphs, one after another, and takes nothing from them that breaks their contract. */
final class PlannerRun {
    private final EcosystemIndex ecosystem;
    private final SortedMap<String, PlatformCapabilities> capabilities;
    private final List<FeedOffer> offers;
    private final RenderPlan previous;
    private final PluginGuard guard;
    private final SourceMap sources;
    private final ProblemCollector problems;
    private final List<AppliedPlanner> applied = new ArrayList<>();
    private IntentionGraphs graphs;

    PlannerRun(
            EcosystemIndex ecosystem,
            IntentionGraphs graphs,
            SortedMap<String, PlatformCapabilities> capabilities,
            List<FeedOffer> offers,
            RenderPlan previous,
            PluginGuard guard,
            SourceMap sources,
            ProblemCollector problems) {
        this.sources = sources;
        this.ecosystem = ecosystem;
        this.graphs = graphs;
        this.capabilities = capabilities;
        this.offers = offers;
        this.previous = previous;
        this.guard = guard;
        this.problems = problems;
    }

    /** Asks the planners; a failure of one is an error, and the ones after it are not asked. */
    PlannerRun run(List<InstalledPlanner> planners) {
        for (InstalledPlanner planner : planners) {
            if (!ask(planner)) {
                break;
            }
        }
        return this;
    }

    IntentionGraphs graphs() {
        return graphs;
    }

    List<AppliedPlanner> applied() {
        return applied;
    }

    /**
     * Has all that was planned rest on what platforms offer when they know their graphs as planned, which may be more than before.
     *
     * @param now what they offer now
     */
    void settle(List<FeedOffer> now) {
        FeedPlan offered = new FeedPlan(now, List.of());
        boolean settled = true;
        for (AppliedPlanner planner : applied) {
            for (FeedTake take : planner.plan().takes()) {
                Optional<FeedOffer> offer = offered.offer(take);
                if (offer.isEmpty() || !offer.get().datasets().containsAll(take.datasets())) {
                    settled = false;
                    problems.error(
                            "feed-not-offered",
                            ecosystem
                                    .platform(take.from())
                                    .map(EcosystemIndex.PlatformEntry::path)
                                    .orElse(ObjectPath.ROOT),
                            "Platform \"%s\" is to take %s of \"%s\" as %s from platform \"%s\", whose plugin says that it can offer"
                                    + " that, but %s. Ask its author",
                            take.platform(),
                            take.datasets(),
                            take.store(),
                            take.format(),
                            take.from(),
                            offer.isEmpty()
                                    ? "does not"
                                    : "offers only " + offer.get().datasets());
                }
            }
        }
        if (settled) {
            applied.replaceAll(planner -> new AppliedPlanner(
                    planner.planner(),
                    new EcosystemPlanRequest(
                            planner.request().ecosystem(),
                            planner.request().graphs(),
                            planner.request().capabilities(),
                            now,
                            planner.request().previous()),
                    planner.plan()));
        } else {
            applied.clear();
        }
    }

    /** What is taken, with the offers. */
    static FeedPlan feeds(List<AppliedPlanner> applied) {
        Set<FeedOffer> offered = new HashSet<>();
        List<FeedTake> taken = new ArrayList<>();
        for (AppliedPlanner planner : applied) {
            FeedPlan offers = new FeedPlan(planner.request().offers(), List.of());
            for (FeedTake take : planner.plan().takes()) {
                taken.add(take);
                offered.add(offers.offer(take).orElseThrow());
            }
        }
        return new FeedPlan(List.copyOf(offered), taken);
    }

    private boolean ask(InstalledPlanner planner) {
        EcosystemPlanRequest request = new EcosystemPlanRequest(
                ecosystem,
                graphs,
                capabilities,
                offers,
                previous.planners().getOrDefault(planner.name(), Collections.emptySortedMap()));
        ProblemCollector found = new ProblemCollector(sources);
        PluginCall call = PluginCall.of(guard, planner, ObjectPath.ROOT, problems);
        Optional<EcosystemPlan> plan = call.call("planning", () -> {
            EcosystemPlan answer = ours(planner.planner().plan(request, found));
            check(request, answer);
            return answer;
        });
        if (plan.isEmpty()) {
            return false;
        }
        problems.addAll(found.problems());
        graphs = plan.get().graphs();
        applied.add(new AppliedPlanner(planner, request, plan.get()));
        return true;
    }

    /** Graphs may be code of the planner's: what is used later is a copy, made where that code may fail. */
    private static EcosystemPlan ours(EcosystemPlan plan) {
        return new EcosystemPlan(
                new IntentionGraphs(plan.graphs().graphs().stream()
                        .map(graph -> isOfTheLibrary(graph) ? graph : ListedGraph.copyOf(graph))
                        .toList()),
                plan.changes(),
                plan.takes(),
                plan.decisions());
    }

    private static boolean isOfTheLibrary(IntentionGraph graph) {
        boolean inPackage = graph.getClass().getPackageName().equals(IntentionGraph.class.getPackageName());
        return inPackage && !(graph instanceof SubGraph); // That one asks the graph of which it is a part.
    }

    /** Looks at the answer where the planner's code runs. */
    private void check(EcosystemPlanRequest request, EcosystemPlan plan) {
        List<String> before =
                request.graphs().graphs().stream().map(IntentionGraph::platform).toList();
        List<String> after =
                plan.graphs().graphs().stream().map(IntentionGraph::platform).toList();
        if (!before.equals(after)) {
            throw broken("it gave graphs of the platforms " + after + " for those of " + before);
        }
        Set<List<String>> explained = new HashSet<>();
        for (GraphChange change : plan.changes()) {
            if (change.reason().isBlank()) {
                throw broken("the reason for the node \"" + change.node() + "\" is blank");
            }
            explained.add(List.of(change.platform(), change.node()));
        }
        for (IntentionGraph graph : plan.graphs().graphs()) {
            IntentionGraph old = request.graphs().find(graph.platform()).orElseThrow();
            if (old != graph) {
                explain(old, graph, explained);
                explain(graph, old, explained);
            }
        }
        checkTakes(request, plan.takes());
    }

    private void checkTakes(EcosystemPlanRequest request, List<FeedTake> takes) {
        FeedPlan feeds;
        try {
            feeds = new FeedPlan(
                    request.offers(),
                    Stream.concat(applied.stream().flatMap(earlier -> earlier.plan().takes().stream()), takes.stream())
                            .toList());
        } catch (IllegalArgumentException e) {
            throw broken("it lets a platform take a feed twice, or one that an earlier planner lets it take: "
                    + e.getMessage());
        }
        takes.forEach(take -> check(request, take, feeds.offer(take)));
    }

    /** Each node that is not the same in the other graph needs a reason. */
    private static void explain(IntentionGraph graph, IntentionGraph other, Set<List<String>> explained) {
        for (IntentionNode node : graph.nodes()) {
            OptionalInt same = other.find(node.name());
            boolean changed = same.isEmpty() || !readsFrom(node).equals(readsFrom(other.node(same.getAsInt())));
            if (changed && !explained.contains(List.of(graph.platform(), node.name()))) {
                throw broken("it gave no reason for what it did to the node \"" + node.name() + "\"");
            }
        }
    }

    private static Optional<String> readsFrom(IntentionNode node) {
        if (node instanceof IngestionMultiNode multi) {
            return multi.readsFrom();
        }
        return node instanceof IngestionSingleNode single ? single.readsFrom() : Optional.empty();
    }

    /** What a platform can offer as it says, but does not ingest yet, it is asked for when the planners are done. */
    private static void check(EcosystemPlanRequest request, FeedTake take, Optional<FeedOffer> offer) {
        String what = "it lets \"" + take.platform() + "\" take \"" + take.store() + "\" as " + take.format()
                + " from \"" + take.from() + "\", ";
        boolean mayOffer = Optional.ofNullable(request.capabilities().get(take.from()))
                .filter(can -> can.offeredFormats().contains(take.format()))
                .isPresent();
        if (offer.isEmpty() && !mayOffer) {
            throw broken(what + "which does not offer that");
        }
        if (offer.isPresent() && !mayOffer && !offer.get().datasets().containsAll(take.datasets())) {
            throw broken(what + "which offers " + offer.get().datasets() + " and not " + take.datasets());
        }
        if (take.platform().equals(take.from())
                || request.graphs().find(take.platform()).isEmpty()) {
            throw broken(what + "which is no other platform of the model");
        }
    }

    private static PlatformException broken(String what) {
        return new PlatformException(PlatformException.Code.INTERNAL, "It broke its contract: " + what + ".");
    }
}
