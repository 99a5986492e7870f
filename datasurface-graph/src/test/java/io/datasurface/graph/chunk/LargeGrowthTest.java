package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.SubGraph;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tenth more at once: what is new goes between what is there, and the ways through the chunks stay as short as they may become. */
class LargeGrowthTest {
    private static final int STORES = 1_500;

    /** The ways through chunks may become so long, if they are not longer before. */
    private static final int DEPTH = 16;

    private static final ChunkLimits LIMITS =
            new ChunkLimits(Map.of("resources", 500L), 0.8, List.of(new Cell("home", Map.of())));

    /** Fixed seeds: how good a plan is depends on them. */
    static List<Long> seeds() {
        return List.of(1L, 2L, 3L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLargeGrowthMakesNoLongChains(long seed) {
        TestGraph graph = EcosystemShape.of(seed, STORES).build();
        SubGraph before = before(graph, new Random(seed));
        ChunkPlan small = Chunker.plan(before, TestCosts.ONE_EACH, LIMITS, Optional.empty())
                .plan();
        ChunkingResult grown = Chunker.plan(graph, TestCosts.ONE_EACH, LIMITS, Optional.of(small));
        PlanCheck.check(graph, TestCosts.ONE_EACH, LIMITS, grown);

        PlanReport report = PlanReport.of(graph, grown.plan(), LIMITS);
        PlanReport fresh = PlanReport.of(
                graph,
                Chunker.plan(graph, TestCosts.ONE_EACH, LIMITS, Optional.empty())
                        .plan(),
                LIMITS);
        assertThat(PlanReport.of(before, small, LIMITS).depth()).isBetween(8, DEPTH);
        assertThat(report.depth()).isLessThanOrEqualTo(DEPTH);
        assertThat((double) report.references() / fresh.references()).isLessThan(1.06);
        assertThat((double) report.chunks() / fresh.chunks()).isLessThan(1.12);
        assertThat((double) moved(small, grown.plan()) / before.nodeCount()).isLessThan(0.03);
    }

    /** Without some transformers and what they make, and without some uses of what is there. */
    private static SubGraph before(TestGraph graph, Random random) {
        BitSet later = new BitSet();
        for (int node = 0; node < graph.nodeCount(); node++) {
            int dice = random.nextInt(100);
            if (graph.kind(node) == NodeKind.TRIGGER && dice < 3) {
                markWithReaders(graph, node, 3, later);
            } else if (graph.kind(node) == NodeKind.EXPORT && dice < 8) {
                later.set(node);
            }
        }
        assertThat((double) later.cardinality() / graph.nodeCount()).isBetween(0.07, 0.12);
        later.flip(0, graph.nodeCount());
        return SubGraph.of(graph, later);
    }

    private static void markWithReaders(TestGraph graph, int node, int depth, BitSet marked) {
        marked.set(node);
        for (int i = 0; depth > 0 && i < graph.successorCount(node); i++) {
            markWithReaders(graph, graph.successor(node, i), depth - 1, marked);
        }
    }

    private static long moved(ChunkPlan before, ChunkPlan after) {
        return before.chunks().stream()
                .mapToLong(chunk -> chunk.nodes().stream()
                        .filter(node -> !after.chunkOf(node).orElseThrow().id().equals(chunk.id()))
                        .count())
                .sum();
    }
}
