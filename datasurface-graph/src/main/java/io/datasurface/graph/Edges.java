package io.datasurface.graph;

/** Looks up edges by their ends. */
final class Edges {
    private Edges() {}

    /** Number of the edge among those that leave the first node; negative if there is no such edge. */
    static int find(IntentionGraph graph, int from, int to) {
        return NameSearch.find(0, graph.successorCount(from), index -> graph.successor(from, index), to);
    }

    /** Whether an edge that exists is a previous-batch edge. */
    static boolean isPreviousBatch(IntentionGraph graph, int from, int to) {
        return graph.isPreviousBatch(from, find(graph, from, to));
    }
}
