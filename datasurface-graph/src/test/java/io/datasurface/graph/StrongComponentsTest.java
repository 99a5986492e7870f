package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.internal.StrongComponents;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;

/** Strongly connected components, compared with those of JGraphT. */
final class StrongComponentsTest {
    @Property(tries = 1000)
    void componentsAreThoseOfJGraphT(
            @ForAll long seed, @ForAll @IntRange(max = 12) int nodes, @ForAll @IntRange(max = 30) int edges) {
        Random random = new Random(seed);
        Graph<Integer, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        IntColumn entries = new IntColumn();
        IntColumn sizes = new IntColumn();
        for (int node = 0; node < nodes; node++) {
            graph.addVertex(node);
        }
        for (int node = 0; node < nodes; node++) {
            Set<Integer> successors = new TreeSet<>();
            for (int i = 0; i < edges / nodes; i++) {
                successors.add(random.nextInt(nodes));
            }
            sizes.add(successors.size());
            for (int successor : successors) {
                entries.add(successor);
                graph.addEdge(node, successor);
            }
        }
        int[] component = StrongComponents.of(sizes.toStarts(), entries.toArray());
        Set<Integer> seen = new HashSet<>();
        for (Set<Integer> together : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            Set<Integer> numbers = new HashSet<>();
            together.forEach(node -> numbers.add(component[node]));
            assertThat(numbers).hasSize(1);
            assertThat(seen.addAll(numbers)).isTrue();
        }
        for (DefaultEdge edge : graph.edgeSet()) {
            assertThat(component[graph.getEdgeSource(edge)])
                    .isGreaterThanOrEqualTo(component[graph.getEdgeTarget(edge)]);
        }
    }

    @Test
    void longChainNeedsNoDeepStack() {
        int length = 1_000_000;
        int[] starts = new int[length + 1];
        int[] entries = new int[length];
        for (int node = 0; node < length; node++) {
            starts[node + 1] = node + 1;
            entries[node] = (node + 1) % length;
        }
        assertThat(StrongComponents.of(starts, entries)).containsOnly(0);
    }
}
