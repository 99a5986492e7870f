package io.datasurface.graph.chunk;

import io.datasurface.graph.IntentionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The chunks of a plan and what they refer to in each other. Acyclic.
 *
 * @param plan the plan
 * @param references how many nodes of a chunk another one reads, ordered by the positions of the chunks in the plan
 */
public record ChunkGraph(ChunkPlan plan, List<References> references) {
    /**
     * What one chunk needs of another.
     *
     * @param from position of the chunk whose nodes are read
     * @param to position of the chunk that reads them
     * @param nodes how many of its nodes
     */
    public record References(int from, int to, int nodes) {}

    /** Copies the list. */
    public ChunkGraph {
        references = List.copyOf(references);
    }

    /**
     * Counts.
     *
     * @param graph the graph that was cut
     * @param plan the plan of this graph
     * @return the chunks with what they refer to
     * @throws IllegalArgumentException if the plan does not have a node of the graph
     */
    public static ChunkGraph of(IntentionGraph graph, ChunkPlan plan) {
        int[] chunkOf = plan.chunksOf(graph);
        TreeMap<Long, Integer> counts = new TreeMap<>();
        int[] seenFrom = new int[plan.chunks().size()];
        for (int node = 0; node < chunkOf.length; node++) {
            if (chunkOf[node] < 0) {
                throw new IllegalArgumentException(
                        "The plan does not have the node " + graph.name(node) + "; it is not a plan of this graph");
            }
            for (int i = 0; i < graph.successorCount(node); i++) {
                int reader = chunkOf[graph.successor(node, i)];
                // A node that is not in the plan is told when its turn comes.
                if (reader >= 0
                        && reader != chunkOf[node]
                        && seenFrom[reader] != node + 1
                        && !graph.isPreviousBatch(node, i)) {
                    seenFrom[reader] = node + 1;
                    counts.merge(((long) chunkOf[node] << 32) | reader, 1, Integer::sum);
                }
            }
        }
        List<References> references = new ArrayList<>();
        counts.forEach((key, nodes) -> references.add(new References((int) (key >>> 32), (int) (long) key, nodes)));
        return new ChunkGraph(plan, references);
    }

    /**
     * The longest way through the chunks.
     *
     * @return how many chunks must be deployed one after the other, less one
     */
    public int depth() {
        return plan.chunks().stream().mapToInt(Chunk::wave).max().orElse(0);
    }
}
