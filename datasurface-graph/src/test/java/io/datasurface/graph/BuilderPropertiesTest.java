package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.export.GraphJson;
import io.datasurface.model.lint.Problem;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.junit.jupiter.api.Test;

/** What holds for every ecosystem. */
final class BuilderPropertiesTest {
    @Property(tries = 2000)
    void graphIsWhatTheRulesSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        Oracle oracle = new Oracle(sketch.ecosystem());
        Set<Oracle.Edge> edges = new HashSet<>();
        for (IntentionGraph graph : sketch.build().graphs().graphs()) {
            assertThat(GraphLines.names(graph)).containsExactlyInAnyOrderElementsOf(oracle.nodes(graph.platform()));
            for (IntentionNode node : graph.nodes()) {
                assertThat(node.requirements()).as(node.name()).isEqualTo(oracle.needs(node.name()));
                assertThat(GraphLines.readsFrom(node)).isEqualTo(readsFrom(oracle, node));
            }
            Graph<Integer, IntentionEdge> view = IntentionGraphViews.asJGraphT(graph);
            view.edgeSet()
                    .forEach(edge -> edges.add(
                            new Oracle.Edge(graph.name(edge.from()), graph.name(edge.to()), edge.previousBatch())));
        }
        assertThat(edges).isEqualTo(oracle.edges());
    }

    /** The other properties would say little if the random ecosystems were tame. */
    @Test
    void randomEcosystemsHaveEverything() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int seed = 0; seed < 500; seed++) {
            Sketch.Built built = RandomSketch.of(seed, 8).build();
            built.problems().forEach(problem -> seen.merge(problem.code(), 1, Integer::sum));
            for (IntentionGraph graph : built.graphs().graphs()) {
                graph.nodes().forEach(node -> seen.merge(node.kind().label(), 1, Integer::sum));
                graph.nodes().stream()
                        .filter(node -> !GraphLines.readsFrom(node).isEmpty())
                        .forEach(node -> seen.merge("reads from", 1, Integer::sum));
                GraphLines.edges(graph).stream()
                        .filter(edge -> edge.endsWith("(previous batch)"))
                        .forEach(edge -> seen.merge("previous batch", 1, Integer::sum));
            }
        }
        assertThat(seen)
                .hasSize(11)
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(25));
    }

    @Property(tries = 500)
    void cyclesAreReportedExactlyWhereTransformersReadEachOther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        assertThat(sketch.build().problems().stream().map(Problem::code).anyMatch("transformer-cycle"::equals))
                .isEqualTo(new Oracle(sketch.ecosystem()).hasMutualReaders());
    }

    @Property(tries = 500)
    void idleTransformersAreReportedOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        Sketch sketch = RandomSketch.of(seed, size);
        assertThat(sketch.build().problems().stream()
                        .filter(problem -> problem.code().equals("transformer-idle"))
                        .map(problem -> problem.path().toString())
                        .map(path -> path.substring(path.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrderElementsOf(new Oracle(sketch.ecosystem()).idle());
    }

    @Property(tries = 500)
    void orderOfDeclarationDoesNotMatter(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size, @ForAll long shuffle) {
        Sketch.Built built = RandomSketch.of(seed, size).build();
        Sketch.Built shuffled = RandomSketch.of(seed, size).shuffled(shuffle).build();
        assertThat(json(shuffled)).isEqualTo(json(built));
        assertThat(shuffled.problems()).isEqualTo(built.problems());
    }

    @Property(tries = 100)
    void numberOfThreadsDoesNotMatter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(min = 2, max = 8) int threads)
            throws InterruptedException, ExecutionException {
        Sketch sketch = RandomSketch.of(seed, size);
        assertThat(json(buildWith(threads, sketch))).isEqualTo(json(buildWith(1, sketch)));
    }

    /** The common pool's work is done in the pool that it is started from. */
    private static Sketch.Built buildWith(int threads, Sketch sketch) throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> sketch.build()).get();
        } finally {
            pool.shutdown();
        }
    }

    @Property(tries = 500)
    void idsAreInOrderAndNodesAreFound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            FindTest.everyNodeIsFound(graph);
            for (int node = 1; node < graph.nodeCount(); node++) {
                assertThat(graph.kind(node)).isGreaterThanOrEqualTo(graph.kind(node - 1));
            }
        }
    }

    @Property(tries = 500)
    void successorsAndPredecessorsAreTheSameEdges(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            List<List<Integer>> forwards = new ArrayList<>();
            List<List<Integer>> backwards = new ArrayList<>();
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int i = 0; i < graph.successorCount(node); i++) {
                    forwards.add(List.of(node, graph.successor(node, i)));
                    assertThat(i == 0 || graph.successor(node, i - 1) < graph.successor(node, i))
                            .isTrue();
                }
                for (int i = 0; i < graph.predecessorCount(node); i++) {
                    backwards.add(List.of(graph.predecessor(node, i), node));
                    assertThat(i == 0 || graph.predecessor(node, i - 1) < graph.predecessor(node, i))
                            .isTrue();
                }
            }
            assertThat(backwards).containsExactlyInAnyOrderElementsOf(forwards);
            assertThat(forwards).hasSize(graph.edgeCount());
        }
    }

    @Property(tries = 500)
    void schedulingGraphIsAcyclicAndOrdered(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            Graph<Integer, IntentionEdge> view = IntentionGraphViews.schedulingAsJGraphT(graph);
            assertThat(new CycleDetector<>(view).detectCycles()).isFalse();
            SchedulingOrder order = SchedulingOrder.of(graph);
            List<Integer> theirs = new ArrayList<>();
            new TopologicalOrderIterator<>(view).forEachRemaining(theirs::add);
            assertThat(theirs).hasSize(order.size());
            for (IntentionEdge edge : view.edgeSet()) {
                assertThat(order.wave(edge.from())).isLessThan(order.wave(edge.to()));
                assertThat(theirs.indexOf(edge.from())).isLessThan(theirs.indexOf(edge.to()));
            }
            for (int position = 1; position < order.size(); position++) {
                int before = order.node(position - 1);
                int node = order.node(position);
                assertThat(order.wave(before) * 1_000_000L + before).isLessThan(order.wave(node) * 1_000_000L + node);
            }
        }
    }

    @Property(tries = 200)
    void everyCycleGoesThroughAPreviousBatchEdge(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            Graph<Integer, IntentionEdge> view = IntentionGraphViews.asJGraphT(graph);
            boolean marked = view.edgeSet().stream()
                    .filter(IntentionEdge::previousBatch)
                    .anyMatch(edge -> DijkstraShortestPath.findPathBetween(view, edge.to(), edge.from()) != null);
            assertThat(new CycleDetector<>(view).detectCycles()).isEqualTo(marked);
        }
    }

    @Property(tries = 200)
    void viewIsConnectedAsTheGraph(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            int[] part = new int[graph.nodeCount()];
            for (int node = 0; node < part.length; node++) {
                part[node] = node;
            }
            for (boolean changed = true; changed; ) {
                changed = false;
                for (IntentionEdge edge : IntentionGraphViews.asJGraphT(graph).edgeSet()) {
                    int least = Math.min(part[edge.from()], part[edge.to()]);
                    changed |= part[edge.from()] != least || part[edge.to()] != least;
                    part[edge.from()] = least;
                    part[edge.to()] = least;
                }
            }
            assertThat(new ConnectivityInspector<>(IntentionGraphViews.asJGraphT(graph)).connectedSets())
                    .hasSize(Math.toIntExact(Arrays.stream(part).distinct().count()));
        }
    }

    private static String readsFrom(Oracle oracle, IntentionNode node) {
        Optional<String> store = Optional.empty();
        if (node instanceof IngestionMultiNode multi) {
            store = Optional.of(multi.store());
        } else if (node instanceof IngestionSingleNode single) {
            store = Optional.of(single.store());
        }
        return store.flatMap(name -> oracle.readsFrom(node.platform(), name)).orElse("");
    }

    private static String json(Sketch.Built built) {
        StringWriter out = new StringWriter();
        GraphJson.write(built.graphs(), out);
        return out.toString();
    }
}
