package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.SubGraph;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * The graph as it was before it grew by about a tenth: without some ingestions and what they feed, without some transformers and what they make,
 * without some uses of what is there.
 */
final class Growth {
    private static final int PER_MILLE = 1000;
    private static final int INGESTIONS = 30;
    private static final int TRANSFORMERS = 30;
    private static final int EXPORTS = 65;
    private static final int DEPTH_OF_TRANSFORMER = 3;

    private Growth() {}

    static SubGraph before(IntentionGraph graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BitSet later = new BitSet(graph.nodeCount());
        for (int node = 0; node < graph.nodeCount(); node++) {
            int dice = random.nextInt(PER_MILLE);
            switch (graph.kind(node)) {
                case INGESTION_MULTI, INGESTION_SINGLE -> mark(graph, node, dice < INGESTIONS ? 1 : -1, later);
                case EXPORT -> mark(graph, node, dice < EXPORTS ? 0 : -1, later);
                case TRIGGER -> mark(graph, node, dice < TRANSFORMERS ? DEPTH_OF_TRANSFORMER : -1, later);
                case DATA_TRANSFORMER -> {}
            }
        }
        later.flip(0, graph.nodeCount());
        return SubGraph.of(graph, later);
    }

    private static void mark(IntentionGraph graph, int node, int depth, BitSet later) {
        if (depth < 0) {
            return;
        }
        later.set(node);
        for (int i = 0; i < graph.successorCount(node); i++) {
            mark(graph, graph.successor(node, i), depth - 1, later);
        }
    }
}
