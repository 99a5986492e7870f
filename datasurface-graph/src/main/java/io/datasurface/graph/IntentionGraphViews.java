package io.datasurface.graph;

import org.jgrapht.Graph;

/**
 * Intention graphs as graphs of JGraphT, for its algorithms. The views are read-only, cost nothing to make and store nothing: vertices are the
 * ids of the nodes, edges are made when asked for. Changing a view throws {@link UnsupportedOperationException}.
 */
public final class IntentionGraphViews {
    private IntentionGraphViews() {}

    /**
     * The whole graph. It may have cycles, each through a previous-batch edge.
     *
     * @param graph the graph
     * @return a directed view with all edges
     */
    public static Graph<Integer, IntentionEdge> asJGraphT(IntentionGraph graph) {
        return new JGraphTView(graph, true);
    }

    /**
     * The part of the graph that orders the work.
     *
     * @param graph the graph
     * @return a directed acyclic view without the previous-batch edges
     */
    public static Graph<Integer, IntentionEdge> schedulingAsJGraphT(IntentionGraph graph) {
        return new JGraphTView(graph, false);
    }
}
