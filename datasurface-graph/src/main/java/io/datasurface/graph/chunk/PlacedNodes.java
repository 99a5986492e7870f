package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import java.util.OptionalInt;

/** The graph that a plan was made of, with the position of each node's chunk: four bytes per node. */
final class PlacedNodes {
    private final IntentionGraph graph;
    private final int[] chunkOf;

    PlacedNodes(IntentionGraph graph, int[] chunkOf) {
        this.graph = graph;
        this.chunkOf = chunkOf;
    }

    /** Position of a node's chunk; -1 if the graph has no such node. */
    int chunkOf(String name) {
        OptionalInt node = graph.find(name);
        return node.isPresent() ? chunkOf[node.getAsInt()] : -1;
    }

    /** By node of any graph: the position of the chunk of the node of that name, or -1. */
    @SuppressWarnings("ReferenceEquality") // the same graph has the same nodes; an equal one is compared node by node
    int[] chunksOf(IntentionGraph other) {
        if (other == graph) {
            return chunkOf.clone();
        }
        int[] chunks = other.nodesIn(graph);
        for (int node = 0; node < chunks.length; node++) {
            chunks[node] = chunks[node] < 0 ? -1 : chunkOf[chunks[node]];
        }
        return chunks;
    }
}
