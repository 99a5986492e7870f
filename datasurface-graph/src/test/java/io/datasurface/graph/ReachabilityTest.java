package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.api.Test;

/** Who depends on whom, and parts of graphs: the same as JGraphT finds on our view. */
final class ReachabilityTest {
    @Property(tries = 300)
    void reachedIsWhatJGraphTReaches(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size, @ForAll boolean inOneBatch) {
        Random random = new Random(seed);
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            Reachability ours = inOneBatch ? Reachability.inOneBatch(graph) : Reachability.of(graph);
            Graph<Integer, IntentionEdge> view =
                    inOneBatch ? IntentionGraphViews.schedulingAsJGraphT(graph) : IntentionGraphViews.asJGraphT(graph);
            for (int node = 0; node < graph.nodeCount(); node++) {
                assertThat(ours.downstream(node)).isEqualTo(visited(view, Set.of(node)));
                assertThat(ours.upstream(node)).isEqualTo(visited(new EdgeReversedGraph<>(view), Set.of(node)));
                int to = random.nextInt(graph.nodeCount());
                GraphPath<Integer, IntentionEdge> theirs = DijkstraShortestPath.findPathBetween(view, node, to);
                List<Integer> path = ours.path(node, to);
                assertThat(path).hasSize(theirs == null ? 0 : theirs.getLength() + 1);
                for (int i = 1; i < path.size(); i++) {
                    assertThat(view.containsEdge(path.get(i - 1), path.get(i))).isTrue();
                }
                assertThat(path.isEmpty() || (path.get(0) == node && path.get(path.size() - 1) == to))
                        .isTrue();
            }
            BitSet some = random(random, graph.nodeCount());
            assertThat(ours.downstream(some))
                    .isEqualTo(visited(view, some.stream().boxed().toList()));
        }
    }

    @Property(tries = 300)
    void strongComponentsAreJGraphTs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            Set<Set<Integer>> theirs =
                    new HashSet<>(new KosarajuStrongConnectivityInspector<>(IntentionGraphViews.asJGraphT(graph))
                            .stronglyConnectedSets());
            Reachability reachability = Reachability.of(graph);
            Set<Set<Integer>> ours = new HashSet<>();
            for (int node = 0; node < graph.nodeCount(); node++) {
                BitSet both = reachability.downstream(node);
                both.and(reachability.upstream(node));
                ours.add(new HashSet<>(both.stream().boxed().toList()));
            }
            assertThat(theirs).isEqualTo(ours);
        }
    }

    @Property(tries = 300)
    void subGraphIsJGraphTs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        Random random = new Random(seed);
        for (IntentionGraph graph : RandomSketch.of(seed, size).build().graphs().graphs()) {
            BitSet some = random(random, graph.nodeCount());
            SubGraph part = SubGraph.of(graph, some);
            AsSubgraph<Integer, IntentionEdge> theirs = new AsSubgraph<>(
                    IntentionGraphViews.asJGraphT(graph),
                    new HashSet<>(some.stream().boxed().toList()));
            assertThat(part.nodeCount()).isEqualTo(some.cardinality());
            assertThat(part.edgeCount()).isEqualTo(theirs.edgeSet().size());
            assertThat(IntentionGraphViews.asJGraphT(part).edgeSet().stream()
                            .map(edge -> new IntentionEdge(
                                    part.toOriginal(edge.from()), part.toOriginal(edge.to()), edge.previousBatch())))
                    .containsExactlyInAnyOrderElementsOf(theirs.edgeSet());
            for (int node = 0; node < part.nodeCount(); node++) {
                int there = part.toOriginal(node);
                assertThat(part.fromOriginal(there)).hasValue(node);
                assertThat(part.node(node).accept(new Renumbered(there))).isEqualTo(graph.node(there));
                assertThat(part.node(node).id()).isEqualTo(node);
                assertThat(part.name(node)).isEqualTo(graph.name(there));
                assertThat(part.kind(node)).isEqualTo(graph.kind(there));
                assertThat(part.requirements(node)).isEqualTo(graph.requirements(there));
                assertThat(part.reasons(node)).isEqualTo(graph.reasons(there));
                assertThat(part.predecessors(node).map(part::toOriginal).boxed())
                        .containsExactlyElementsOf(graph.predecessors(there)
                                .filter(some::get)
                                .boxed()
                                .toList());
            }
            FindTest.everyNodeIsFound(part);
            for (int node = some.nextClearBit(0); node < graph.nodeCount(); node = some.nextClearBit(node + 1)) {
                assertThat(part.find(graph.name(node))).isEmpty();
            }
        }
    }

    @Test
    void nodesOutsideTheGraphAreRefused() {
        IntentionGraph graph = GraphJsonTest.graphs().find("P").orElseThrow();
        BitSet outside = new BitSet();
        outside.set(graph.nodeCount());
        Reachability reachability = Reachability.of(graph);
        assertThatThrownBy(() -> reachability.downstream(outside)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> reachability.upstream(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> reachability.path(0, graph.nodeCount())).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SubGraph.of(graph, outside)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(SubGraph.of(graph, new BitSet())).hasToString("SubGraph[P: 0 of 8 nodes, 0 edges]");
    }

    private static BitSet visited(Graph<Integer, IntentionEdge> view, Iterable<Integer> from) {
        BitSet visited = new BitSet();
        for (int start : from) {
            new BreadthFirstIterator<>(view, start).forEachRemaining(visited::set);
        }
        return visited;
    }

    private static BitSet random(Random random, int size) {
        BitSet some = new BitSet();
        for (int i = 0; i < size; i++) {
            some.set(i, random.nextBoolean());
        }
        return some;
    }
}
