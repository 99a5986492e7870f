package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A re-balance can be stopped after any step, and leads to a plan as good as one from nothing. */
class RebalancerPropertyTest {
    /** A plan that has been through some changes. */
    private static ChunkPlan grown(RandomModel model) {
        ChunkPlan plan = plan(model, Optional.empty());
        for (int round = 0; round < 4; round++) {
            for (int change = 0; change < 12; change++) {
                model.change();
            }
            plan = plan(model, Optional.of(plan));
        }
        return plan;
    }

    private static ChunkPlan plan(RandomModel model, Optional<ChunkPlan> previous) {
        return Chunker.plan(model.graph(), model.costs(), model.limits, previous)
                .plan();
    }

    private static ChunkLimits oneCell(ChunkLimits limits) {
        return new ChunkLimits(limits.hardCap(), limits.targetFill(), List.of(new Cell("home", Map.of())));
    }

    @Property(tries = 300)
    void everyPrefixOfStepsLeavesAPlan(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 100) int size,
            @ForAll boolean indivisible,
            @ForAll boolean severalCells,
            @ForAll @IntRange(min = -1, max = 40) int budget) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        model.limits = severalCells ? model.limits : oneCell(model.limits);
        ChunkPlan previous = grown(model);
        TestCosts costs = model.costs().pinning(model.someNodes(2));
        OptionalInt most = budget < 0 ? OptionalInt.empty() : OptionalInt.of(budget);
        Rebalancing made = Rebalancer.rebalance(model.graph(), costs, model.limits, previous, most);
        assertThat(made.before())
                .isEqualTo(Chunker.plan(model.graph(), costs, model.limits, Optional.of(previous))
                        .plan());
        PlanCheck.check(model.graph(), costs, model.limits, new ChunkingResult(made.plan(), made.problems()));
        assertThat(made.moves()).isLessThanOrEqualTo(most.orElse(Integer.MAX_VALUE));
        Map<String, String> chunkOf = new TreeMap<>();
        Map<String, String> cellOf = new HashMap<>();
        made.plan().chunks().forEach(chunk -> cellOf.put(chunk.id(), chunk.cell()));
        made.before().chunks().forEach(chunk -> {
            cellOf.put(chunk.id(), chunk.cell());
            chunk.nodes().forEach(node -> chunkOf.put(node, chunk.id()));
        });
        Set<String> tooLarge = tooLarge(model, costs, chunkOf);
        for (RebalanceStep step : made.steps()) {
            assertThat(step.moves()).isNotEmpty();
            for (NodeMove move : step.moves()) {
                assertThat(chunkOf.put(move.node(), move.to())).isEqualTo(move.from());
                assertThat(move.to()).isNotEqualTo(move.from());
                assertThat(cellOf.get(move.to())).isEqualTo(cellOf.get(move.from()));
                assertThat(costs.pinned()).doesNotContain(move.node());
            }
            assertThat(tooLarge).containsAll(tooLarge(model, costs, chunkOf));
            checkAcyclic(model.graph(), chunkOf);
        }
        made.plan()
                .chunks()
                .forEach(chunk ->
                        chunk.nodes().forEach(node -> assertThat(chunkOf).containsEntry(node, chunk.id())));
        assertThat(Rebalancer.rebalance(model.shuffledGraph(seed), costs, model.limits, previous, most))
                .isEqualTo(made);
    }

    @Property(tries = 300)
    void withoutPinsInOneCellItIsAsGoodAsAPlanFromNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int size, @ForAll boolean indivisible) {
        RandomModel model = new RandomModel(seed, size, indivisible);
        model.limits = oneCell(model.limits);
        ChunkPlan previous = grown(model);
        ChunkPlan fresh = plan(model, Optional.empty());
        Rebalancing made =
                Rebalancer.rebalance(model.graph(), model.costs(), model.limits, previous, OptionalInt.empty());
        PlanReport goal = PlanReport.of(model.graph(), fresh, model.limits);
        PlanReport reached = PlanReport.of(model.graph(), made.plan(), model.limits);
        assertThat((double) reached.references()).isLessThanOrEqualTo(1.02 * goal.references());
        assertThat((double) reached.chunks()).isLessThanOrEqualTo(1.02 * goal.chunks());
    }

    /** The other properties would say little if nothing moved. */
    @Test
    void randomModelsNeedStepsOfAllKinds() {
        Map<RebalanceStep.Why, Integer> steps = new TreeMap<>();
        for (long seed = 0; seed < 60; seed++) {
            RandomModel model = new RandomModel(seed, 80, seed % 2 == 0);
            model.limits = oneCell(model.limits);
            ChunkPlan previous = grown(model);
            for (OptionalInt budget : List.of(OptionalInt.of(60), OptionalInt.empty())) {
                Rebalancer.rebalance(model.graph(), model.costs(), model.limits, previous, budget)
                        .steps()
                        .forEach(step -> steps.merge(step.why(), 1, Integer::sum));
            }
        }
        assertThat(steps).containsOnlyKeys(RebalanceStep.Why.values());
        assertThat(steps.values()).allMatch(count -> count >= 10);
    }

    @Test
    void noBudgetIsNoMoveAndANegativeOneIsRefused() {
        RandomModel model = new RandomModel(5, 80, true);
        ChunkPlan previous = grown(model);
        Rebalancing made =
                Rebalancer.rebalance(model.graph(), model.costs(), model.limits, previous, OptionalInt.of(0));
        assertThat(made.steps()).isEmpty();
        assertThat(made.plan()).isEqualTo(made.before()).isEqualTo(previous);
        assertThatThrownBy(() ->
                        Rebalancer.rebalance(model.graph(), model.costs(), model.limits, previous, OptionalInt.of(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The budget is -1 moves; use 0 or more, or none for any number");
    }

    private static Set<String> tooLarge(RandomModel model, TestCosts costs, Map<String, String> chunkOf) {
        Map<String, Map<String, Long>> loads = new HashMap<>();
        Map<String, Set<String>> groups = new HashMap<>();
        TestGraph graph = model.graph();
        chunkOf.forEach((node, chunk) -> {
            NodeEstimate estimate = costs.node(graph.node(graph.find(node).orElseThrow()));
            add(costs, loads.computeIfAbsent(chunk, id -> new HashMap<>()), estimate.cost());
            groups.computeIfAbsent(chunk, id -> new HashSet<>()).addAll(estimate.groups());
        });
        groups.forEach((chunk, keys) -> keys.forEach(key -> add(
                costs,
                loads.getOrDefault(chunk, new HashMap<>()),
                costs.group(key).cost())));
        Set<String> tooLarge = new TreeSet<>();
        loads.forEach((chunk, load) -> {
            boolean within = model.limits.hardCap().entrySet().stream()
                    .allMatch(cap -> load.getOrDefault(cap.getKey(), 0L) <= cap.getValue());
            if (!within) {
                tooLarge.add(chunk);
            }
        });
        return tooLarge;
    }

    private static void add(TestCosts costs, Map<String, Long> sums, Cost cost) {
        for (int d = 0; d < cost.dimensions(); d++) {
            sums.merge(costs.dimensions().get(d), cost.amount(d), Long::sum);
        }
    }

    private static void checkAcyclic(TestGraph graph, Map<String, String> chunkOf) {
        Map<String, Set<String>> feeds = new TreeMap<>();
        chunkOf.values().forEach(chunk -> feeds.put(chunk, new TreeSet<>()));
        for (int node = 0; node < graph.nodeCount(); node++) {
            String from = chunkOf.getOrDefault(graph.name(node), "");
            for (int i = 0; i < graph.successorCount(node); i++) {
                String to = chunkOf.getOrDefault(graph.name(graph.successor(node, i)), "");
                if (!graph.isPreviousBatch(node, i) && !from.equals(to)) {
                    feeds.getOrDefault(from, new TreeSet<>()).add(to);
                }
            }
        }
        while (!feeds.isEmpty()) {
            Set<String> ends = new TreeSet<>(feeds.keySet());
            ends.removeIf(chunk -> !feeds.getOrDefault(chunk, Set.of()).isEmpty());
            assertThat(ends).as("a circle among " + feeds).isNotEmpty();
            feeds.keySet().removeAll(ends);
            feeds.values().forEach(targets -> targets.removeAll(ends));
        }
    }
}
