package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.RandomEcosystems;
import io.datasurface.model.EcosystemIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A plan that takes its names from a graph is the same plan as one that has them. */
class CompactPlanTest {
    private static final ChunkLimits LIMITS =
            new ChunkLimits(Map.of("nodes", 5L), 0.8, List.of(new Cell("home", Map.of())));

    private static List<IntentionGraph> graphs(long seed, int size) {
        return RandomEcosystems.graphs(EcosystemIndex.of(RandomEcosystems.of(seed, size)))
                .graphs();
    }

    private static ChunkPlan plan(IntentionGraph graph, Optional<ChunkPlan> previous) {
        return Chunker.plan(graph, ResourceEstimator.COUNTING_NODES, LIMITS, previous)
                .plan();
    }

    /** The same nodes and edges, one by one, in any order. */
    private static TestGraph copy(IntentionGraph graph, long seed) {
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            nodes.add(node);
        }
        Collections.shuffle(nodes, new Random(seed));
        TestGraph.Builder builder = TestGraph.builder(graph.platform());
        nodes.forEach(node -> builder.node(graph.name(node), graph.kind(node)));
        for (int node : nodes) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                String to = graph.name(graph.successor(node, i));
                if (graph.isPreviousBatch(node, i)) {
                    builder.lateEdge(graph.name(node), to);
                } else {
                    builder.edge(graph.name(node), to);
                }
            }
        }
        return builder.build();
    }

    @Property(tries = 200)
    void aGraphOfASourceIsCutLikeOneOfNames(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size, @ForAll long shuffle) {
        List<IntentionGraph> graphs = graphs(seed, size);
        List<IntentionGraph> others = graphs(seed + 1, size);
        for (IntentionGraph graph : graphs) {
            ChunkPlan compact = plan(graph, Optional.empty());
            ChunkPlan named = new ChunkPlan(compact.platform(), named(compact));
            assertThat(compact).isEqualTo(named).hasSameHashCodeAs(named);
            assertThat(plan(copy(graph, shuffle), Optional.empty())).isEqualTo(compact);
            compact.chunks().forEach(chunk -> {
                assertThat(chunk.nodes()).isSorted().hasSize(chunk.nodes().size());
                chunk.nodes().forEach(node -> assertThat(compact.chunkOf(node)).contains(chunk));
            });
            assertThat(compact.chunkOf("Ingest/none")).isEmpty();
            for (IntentionGraph next : others) {
                if (next.platform().equals(graph.platform())) {
                    assertThat(plan(next, Optional.of(compact))).isEqualTo(plan(next, Optional.of(named)));
                    assertThat(plan(copy(next, shuffle), Optional.of(compact)))
                            .isEqualTo(plan(next, Optional.of(named)));
                }
            }
        }
    }

    private static List<Chunk> named(ChunkPlan plan) {
        return plan.chunks().stream()
                .map(chunk -> new Chunk(
                        chunk.id(),
                        chunk.cell(),
                        chunk.wave(),
                        new ArrayList<>(chunk.nodes()),
                        chunk.cost(),
                        chunk.needs()))
                .toList();
    }
}
